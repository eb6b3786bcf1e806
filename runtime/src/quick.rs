//! The commonest types decoded without the driver's detours.
//!
//! The driver asks of each text whether its type is named `ltree` or the like, and reads integers as from a
//! file: a third of the instructions that it takes to decode them (see `benches/README.md`).

use crate::Type;
use castaway::cast;

/// The value, if there is a quicker way than the driver's to it, and nothing is wrong: that is told best by
/// the driver. `T` accepts the type.
#[inline]
pub(crate) fn decode<T>(type_: &Type, raw: &[u8]) -> Option<T> {
    let mut decoded: Option<T> = None;
    macro_rules! ways {
        ($($type:ty => $way:expr),+ $(,)?) => {$(
            if let Ok(slot) = cast!(&mut decoded, &mut Option<$type>) {
                *slot = $way;
                return decoded;
            }
            if let Ok(slot) = cast!(&mut decoded, &mut Option<Option<$type>>) {
                *slot = $way.map(Some);
                return decoded;
            }
        )+};
    }
    ways! {
        String => text(type_, raw),
        i32 => raw.try_into().ok().map(i32::from_be_bytes),
        i64 => raw.try_into().ok().map(i64::from_be_bytes),
        i16 => raw.try_into().ok().map(i16::from_be_bytes),
    }
    None
}

#[inline]
fn text(type_: &Type, raw: &[u8]) -> Option<String> {
    match *type_ {
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME => {
            str::from_utf8(raw).ok().map(str::to_owned)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use postgres::types::Kind;

    #[test]
    fn what_is_sound_is_decoded() {
        assert_eq!(decode(&Type::INT4, &[0, 0, 1, 0]), Some(256_i32));
        assert_eq!(decode(&Type::INT8, &[0xff; 8]), Some(Some(-1_i64)));
        assert_eq!(decode(&Type::INT2, &[0x80, 0]), Some(i16::MIN));
        assert_eq!(decode(&Type::VARCHAR, "½".as_bytes()), Some("½".to_owned()));
        assert_eq!(decode(&Type::TEXT, b""), Some(Some(String::new())));
    }

    #[test]
    fn what_is_wrong_is_left_to_the_driver() {
        assert_eq!(decode::<i32>(&Type::INT4, &[0; 5]), None);
        assert_eq!(decode::<Option<i16>>(&Type::INT2, &[]), None);
        assert_eq!(decode::<String>(&Type::TEXT, &[0xff]), None);
    }

    #[test]
    fn types_that_need_the_driver_are_left_to_it() {
        let ltree = Type::new(
            "ltree".to_owned(),
            70_000,
            Kind::Simple,
            "public".to_owned(),
        );
        assert_eq!(decode::<String>(&ltree, b"\x01a.b"), None);
        assert_eq!(decode::<f64>(&Type::FLOAT8, &[0; 8]), None);
        assert_eq!(decode::<&str>(&Type::TEXT, b"lent"), None);
    }
}
