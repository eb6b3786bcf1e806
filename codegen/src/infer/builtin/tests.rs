//! Which overloads a call means, and what is said of them together.

use super::*;

fn function_of(name: &str, types: &[Option<&str>]) -> Builtin {
    function(name, types).unwrap_or_else(|| panic!("{name} is there"))
}

fn returns(builtin: &Builtin) -> Option<&str> {
    builtin.returns.as_deref()
}

#[test]
fn one_overload_is_declared_with_just_these_types() {
    let abs = function_of("abs", &[Some("int4")]);
    assert_eq!((abs.strict, abs.nulls), (true, Nulls::WithArguments));
    assert_eq!(returns(&abs), Some("int4"));
}

#[test]
fn what_stays_in_doubt_is_merged() {
    let lower = function_of("lower", &[None]);
    assert_eq!((lower.nulls, returns(&lower)), (Nulls::Maybe, None));
    assert_eq!(
        function_of("lower", &[Some("int4range")]).nulls,
        Nulls::Maybe
    );
    assert_eq!(
        function_of("lower", &[Some("varchar")]).nulls,
        Nulls::WithArguments
    );
    assert_eq!(function("lower", &[]), None);
    assert_eq!(function("lower_", &[None]), None);
}

#[test]
fn the_server_prefers_the_most_exact_matches() {
    let sum = operator("+", Some(Some("numeric")), Some("int4")).expect("it is there");
    assert_eq!(returns(&sum), Some("numeric"));
}

#[test]
fn any_number_of_arguments_goes_where_the_last_parameter_is_variadic() {
    let concat = function_of("concat", &[Some("int4"), None, Some("public.mood")]);
    assert_eq!((concat.nulls, concat.strict), (Nulls::Always, false));
    assert_eq!(function("concat", &[]), None);
    assert!(function("jsonb_extract_path", &[Some("jsonb"), Some("text"), None]).is_some());
}

#[test]
fn arguments_with_defaults_can_be_left_out() {
    assert!(function("make_interval", &[]).is_some());
    assert!(function("jsonb_set", &[Some("jsonb"), Some("text[]"), Some("jsonb")]).is_some());
    assert_eq!(
        function("jsonb_set", &[Some("jsonb"), Some("text[]")]),
        None
    );
}

#[test]
fn polymorphic_types_are_resolved_from_the_arguments() {
    for (name, types, expected) in [
        ("unnest", &[Some("int4[]")][..], Some("int4")),
        ("unnest", &[Some("public.mood[]")], Some("public.mood")),
        ("array_agg", &[Some("public.mood")], Some("public.mood[]")),
        ("array_agg", &[Some("int4[]")], Some("int4[]")),
        ("lower", &[Some("tstzrange")], Some("timestamptz")),
        ("unnest", &[Some("int4multirange")], Some("int4range")),
        ("range_merge", &[Some("daterange"), None], Some("daterange")),
        (
            "array_append",
            &[Some("int4[]"), Some("int4")],
            Some("int4[]"),
        ),
        ("array_append", &[Some("int4[]"), Some("int8")], None),
        ("lag", &[Some("text")], Some("text")),
    ] {
        assert_eq!(
            returns(&function_of(name, types)),
            expected,
            "{name}{types:?}"
        );
    }
}

#[test]
fn prefix_operators_are_not_infix_ones() {
    let minus = operator("-", None, Some("interval")).expect("it is there");
    assert_eq!(returns(&minus), Some("interval"));
    assert_eq!(operator("!!", Some(None), None), None);
}

#[test]
fn a_literal_is_of_the_type_on_the_other_side() {
    let minus = operator("-", Some(Some("jsonb")), Some("unknown")).expect("it is there");
    assert_eq!(returns(&minus), Some("jsonb"));
    let minus = operator("-", Some(Some("date")), Some("unknown")).expect("it is there");
    assert_eq!(returns(&minus), Some("int4"));
}

#[test]
fn casts_of_json_and_of_what_is_not_known_can_be_null() {
    assert_eq!(cast(Some("jsonb"), "int4"), Nulls::Maybe);
    assert_eq!(cast(None, "int4"), Nulls::Maybe);
    assert_eq!(cast(Some("timestamp"), "time"), Nulls::Maybe);
    assert_eq!(cast(Some("public.mood"), "text"), Nulls::Maybe);
    assert_eq!(cast(Some("int4"), "text"), Nulls::WithArguments);
    assert_eq!(cast(Some("int4[]"), "text[]"), Nulls::WithArguments);
}
