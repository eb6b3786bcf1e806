//! Composite types: generated structs that stand for PostgreSQL's.

use crate::exact::Exact;
use crate::wire::{Bytes, write_count, write_nullable};
use crate::{Decoded, FromSql, ToSql, Type, domain};
use bytes::{BufMut, BytesMut};
use postgres::types::{Field, IsNull, Kind, WrongType};
use std::error::Error;
use std::fmt;

/// Implements `FromSql` and `ToSql` for a struct whose fields are those of a composite type, in its order:
/// the struct, the type's name, then each field with its name in PostgreSQL.
#[macro_export]
macro_rules! sql_composite {
    ($name:ident = $pg_name:literal: $($field:ident = $pg_field:literal),*) => {
        impl<'a> $crate::FromSql<'a> for $name {
            fn from_sql(type_: &$crate::Type, raw: &'a [u8]) -> $crate::Decoded<Self> {
                #[allow(unused_mut)]
                let mut fields = $crate::Fields::new(type_, raw)?;
                let read = Self { $($field: fields.next()?),* };
                fields.end()?;
                ::std::result::Result::Ok(read)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                $crate::is_composite(type_, $pg_name, &[$($pg_field),*])
            }
        }

        impl $crate::ToSql for $name {
            fn to_sql(
                &self,
                type_: &$crate::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> $crate::Decoded<$crate::postgres::types::IsNull> {
                $crate::write_fields(type_, &[$(&self.$field),*], out)
            }

            fn accepts(type_: &$crate::Type) -> bool {
                $crate::is_composite(type_, $pg_name, &[$($pg_field),*])
            }

            fn to_sql_checked(
                &self,
                type_: &$crate::Type,
                out: &mut $crate::bytes::BytesMut,
            ) -> $crate::Decoded<$crate::postgres::types::IsNull> {
                $crate::encode_checked(self, type_, out)
            }
        }
    };
}

fn fields(type_: &Type) -> Option<&[Field]> {
    match type_.kind() {
        Kind::Composite(fields) => Some(fields),
        _ => None,
    }
}

/// Whether the type has this name and these fields: one that was changed since the code was generated is
/// another one.
#[doc(hidden)]
pub fn is_composite(type_: &Type, name: &str, names: &[&str]) -> bool {
    let same = |fields: &[Field]| fields.iter().map(Field::name).eq(names.iter().copied());
    type_.name() == name && fields(type_).is_some_and(same)
}

/// The fields of a composite value, one after the other.
///
/// Their number, then of each its type and, behind its length, its value: `record_send` in
/// `src/backend/utils/adt/rowtypes.c`.
#[doc(hidden)]
pub struct Fields<'t, 'a> {
    fields: std::slice::Iter<'t, Field>,
    bytes: Bytes<'a>,
}

impl<'t, 'a> Fields<'t, 'a> {
    /// The fields in `raw`, a value of the type.
    ///
    /// # Errors
    ///
    /// It is not a value of the type.
    pub fn new(type_: &'t Type, raw: &'a [u8]) -> Decoded<Self> {
        let fields = fields(type_).ok_or("the type is not composite")?;
        let mut bytes = Bytes(raw);
        match bytes.count()? {
            count if count == fields.len() => Ok(Self {
                fields: fields.iter(),
                bytes,
            }),
            count => Err(format!("there are {count} fields in place of {}", fields.len()).into()),
        }
    }

    /// The value of the next field.
    ///
    /// # Errors
    ///
    /// There is no next one, or it is not a `T`.
    #[expect(
        clippy::should_implement_trait,
        reason = "each field has a type of its own"
    )]
    pub fn next<T: FromSql<'a>>(&mut self) -> Decoded<T> {
        let field = self.fields.next().ok_or("the type has fewer fields")?;
        let oid = self.bytes.u32()?;
        let raw = self.bytes.nullable()?;
        let type_ = domain::based(field.type_());
        let decoded = match oid == field.type_().oid() && T::accepts(&type_) {
            true => Exact::<T>::from_sql_nullable(&type_, raw),
            false => Err(WrongType::new::<T>(field.type_().clone()).into()),
        };
        decoded
            .map(|Exact(value)| value)
            .map_err(|cause| in_field(field, cause))
    }

    /// All fields were read.
    ///
    /// # Errors
    ///
    /// There are more.
    pub fn end(&self) -> Decoded<()> {
        self.bytes.end()
    }
}

/// Writes a composite value: its fields, in order.
///
/// # Errors
///
/// The type has other fields, or a value is not of its field's type.
#[doc(hidden)]
pub fn write_fields(type_: &Type, values: &[&dyn ToSql], out: &mut BytesMut) -> Decoded<IsNull> {
    let fields = fields(type_).ok_or("the type is not composite")?;
    write_count(fields.len(), out)?;
    for (field, value) in fields.iter().zip(values) {
        out.put_u32(field.type_().oid());
        write_nullable(out, |out| domain::encode(*value, field.type_(), out))
            .map_err(|cause| in_field(field, cause))?;
    }
    Ok(IsNull::No)
}

/// What is wrong in a field of a composite value.
#[derive(Debug)]
struct FieldError {
    field: String,
    cause: Box<dyn Error + Sync + Send>,
}

fn in_field(field: &Field, cause: Box<dyn Error + Sync + Send>) -> Box<dyn Error + Sync + Send> {
    let field = field.name().to_owned();
    Box::new(FieldError { field, cause })
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "in the field `{}`: {}", self.field, self.cause)
    }
}

impl Error for FieldError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.cause.as_ref())
    }
}
