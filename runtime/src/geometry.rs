//! PostGIS's `geometry` and `geography`.

use crate::{Decoded, FromSql, ToSql, Type};
use bytes::BytesMut;
use postgres::types::{IsNull, to_sql_checked};

/// A shape of PostGIS's, as its extended well-known binary (EWKB), which keeps all that PostGIS knows of
/// it.
///
/// Crates such as `postgis` and `geozero` read and write these bytes. Where all shapes of a column are of
/// one kind, name the crate's type for it in `bindery.toml`, and rows have that in place of this one:
/// `[columns] "public.place.at" = "postgis::ewkb::Point"`.
/// <https://postgis.net/docs/using_postgis_dbmanagement.html#EWKB_EWKT>
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Geometry(pub Vec<u8>);

fn is_geometry(type_: &Type) -> bool {
    matches!(type_.name(), "geometry" | "geography")
}

impl<'a> FromSql<'a> for Geometry {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Decoded<Self> {
        Ok(Self(raw.to_vec()))
    }

    fn accepts(type_: &Type) -> bool {
        is_geometry(type_)
    }
}

impl ToSql for Geometry {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
        out.extend_from_slice(&self.0);
        Ok(IsNull::No)
    }

    fn accepts(type_: &Type) -> bool {
        is_geometry(type_)
    }

    to_sql_checked!();
}
