//! Domains as their base types: the driver's conversions know only the latter.

use crate::{Decoded, Param, Type};
use bytes::BytesMut;
use postgres::Statement;
use postgres::types::{Format, IsNull, Kind, Oid, ToSql, to_sql_checked};
use std::borrow::Cow;
use std::fmt;

/// Parameters on their way into a statement, those for a domain encoded as its base type.
pub(crate) enum Encoded<'a> {
    /// There is no domain.
    Plain(Cow<'a, [Param<'a>]>),
    Based(Vec<Based<'a>>),
}

/// The parameters as the statement takes them.
pub(crate) fn encoded<'a>(statement: &Statement, params: Cow<'a, [Param<'a>]>) -> Encoded<'a> {
    match bases(statement.params().iter()) {
        None => Encoded::Plain(params),
        Some(bases) => based_on(&params, &bases),
    }
}

/// The types with their domains resolved, where any of them has one.
pub(crate) fn bases<'a>(
    types: impl Iterator<Item = &'a Type> + Clone,
) -> Option<Vec<Option<Type>>> {
    let bases = types.map(base_type);
    let mut any = bases.clone();
    any.any(|base| base.is_some()).then(|| bases.collect())
}

/// The parameters, each encoded as its base.
pub(crate) fn based_on<'a>(params: &[Param<'a>], bases: &[Option<Type>]) -> Encoded<'a> {
    let encoded = params.iter().zip(bases);
    Encoded::Based(
        encoded
            .map(|(&param, base)| Based {
                param,
                base: base.clone(),
            })
            .collect(),
    )
}

impl Encoded<'_> {
    /// As the driver takes them.
    pub(crate) fn params(&self) -> Cow<'_, [Param<'_>]> {
        match self {
            Self::Plain(params) => Cow::Borrowed(params),
            Self::Based(params) => params.iter().map(|param| param as Param<'_>).collect(),
        }
    }
}

/// The type with its domains resolved, where it has any.
pub(crate) fn base_type(type_: &Type) -> Option<Type> {
    match type_.kind() {
        Kind::Domain(base) => Some(base_type(base).unwrap_or_else(|| base.clone())),
        Kind::Array(element) => {
            let kind = Kind::Array(base_type(element)?);
            let (name, schema) = (type_.name().to_owned(), type_.schema().to_owned());
            Some(Type::new(name, type_.oid(), kind, schema))
        }
        _ => None,
    }
}

/// The type with its domains resolved.
#[doc(hidden)]
#[must_use]
pub fn based(type_: &Type) -> Cow<'_, Type> {
    base_type(type_).map_or(Cow::Borrowed(type_), Cow::Owned)
}

/// Encodes a value of the type, or of the base type of the domain that it is.
pub(crate) fn encode(value: &dyn ToSql, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
    match base_type(type_) {
        Some(base) => encode_as(value, type_, &base, out),
        None => value.to_sql_checked(type_, out),
    }
}

/// Encodes a value of `base`, which `type_` is with its domains resolved.
pub(crate) fn encode_as(
    value: &dyn ToSql,
    type_: &Type,
    base: &Type,
    out: &mut BytesMut,
) -> Decoded<IsNull> {
    let start = out.len();
    let is_null = value.to_sql_checked(base, out)?;
    if let (IsNull::No, Kind::Array(element)) = (&is_null, type_.kind()) {
        write_element_type(&mut out[start..], element.oid());
    }
    Ok(is_null)
}

/// A parameter and the type to encode it as.
pub(crate) struct Based<'a> {
    param: Param<'a>,
    base: Option<Type>,
}

impl fmt::Debug for Based<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.param.fmt(f)
    }
}

impl ToSql for Based<'_> {
    fn to_sql(&self, type_: &Type, out: &mut BytesMut) -> Decoded<IsNull> {
        match &self.base {
            Some(base) => encode_as(self.param, type_, base, out),
            None => self.param.to_sql_checked(type_, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, type_: &Type) -> Format {
        self.param
            .encode_format(self.base.as_ref().unwrap_or(type_))
    }

    to_sql_checked!();
}

/// Names the domain where the base type's array names its element: `array_recv` insists.
///
/// An array begins with the number of dimensions, flags, and the element's type, four bytes each
/// (`src/backend/utils/adt/arrayfuncs.c`).
fn write_element_type(array: &mut [u8], element: Oid) {
    if let Some(place) = array.get_mut(8..12) {
        place.copy_from_slice(&element.to_be_bytes());
    }
}
