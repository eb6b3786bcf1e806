//! Numbers in JSON: PostgreSQL keeps all their digits, `serde_json::Value` those of a machine's number.

use crate::Decoded;

/// That every number in the value, `json` or `jsonb`, is one that `serde_json::Value` keeps.
pub(crate) fn fits_value(raw: &[u8]) -> Decoded<()> {
    let mut rest = raw;
    while let Some(&byte) = rest.first() {
        let length = match byte {
            b'"' => string(rest),
            b'-' | b'0'..=b'9' => {
                let length = number(rest);
                let text = std::str::from_utf8(&rest[..length])?;
                if !is_kept(text) {
                    return Err(format!("{text} has more digits than serde_json keeps").into());
                }
                length
            }
            _ => 1,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(())
}

/// The length of the string that `text` begins with.
fn string(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// The length of the number that `text` begins with.
fn number(text: &[u8]) -> usize {
    let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    text.iter().take_while(|byte| is_part(byte)).count()
}

/// Whether the number is an integer of 64 bits, or the decimal fraction that its nearest `f64` stands for.
fn is_kept(text: &str) -> bool {
    if text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok() {
        return true;
    }
    let Ok(nearest) = text.parse::<f64>() else {
        return false;
    };
    nearest.is_finite() && digits(text) == digits(&format!("{nearest:e}"))
}

/// A number's digits without zeros at either end, and the power of ten behind the last.
fn digits(text: &str) -> Option<(String, i64)> {
    let text = text.trim_start_matches('-');
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let kept = all.trim_end_matches('0');
    let exponent: i64 = exponent.parse().ok()?;
    let scale = i64::try_from(fraction.len()).ok()? - i64::try_from(all.len() - kept.len()).ok()?;
    match kept.trim_start_matches('0') {
        "" => Some((String::new(), 0)),
        kept => Some((kept.to_owned(), exponent - scale)),
    }
}

#[cfg(test)]
mod tests {
    use super::fits_value;

    #[test]
    fn numbers_of_the_machine_are_kept() {
        for kept in [
            r#"{"a": [0, -1, 0.1, 1.10, 1e3, -0.0, 18446744073709551615, 1e400x]}"#
                .replace("1e400x", "2.5e-7"),
            r#""12345678901234567890123 \" 0.1234567890123456789""#.to_owned(),
            "-9223372036854775808".to_owned(),
            "\u{1}100000000000000000000".to_owned(),
        ] {
            assert!(fits_value(kept.as_bytes()).is_ok(), "{kept}");
        }
    }

    #[test]
    fn numbers_that_would_be_rounded_are_not() {
        for lost in [
            r#"{"a": 12345678901234567890123}"#,
            "[0.1234567890123456789]",
            "1e400",
            "\u{1}18446744073709551617",
        ] {
            assert!(fits_value(lost.as_bytes()).is_err(), "{lost}");
        }
    }
}
