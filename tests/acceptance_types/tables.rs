//! A row with a column of every type.

use crate::database::Outcome;
use crate::golden::acceptance_types::query;
use crate::golden::acceptance_types::types::Mood;
use crate::on_both_clients;
use bindery::serde_json::json;

const SCHEMA: &str = concat!(
    include_str!("../golden/acceptance_types/schema.sql"),
    "
    INSERT INTO sample DEFAULT VALUES;
    INSERT INTO sample VALUES (
        DEFAULT, true, 2, 4, 8, 1, 0.5, 0.25, 1.50, 'text', 'varchar', 'bpch', 'name', 'c', '\\x00',
        '2024-02-29', '12:00', '2024-02-29 12:00', '2024-02-29 12:00+01', '1 day',
        '00000000-0000-0000-0000-000000000000', '[1]', '{\"a\": 1}', '10.0.0.1/8', 'sad', 'label', 3,
        '{t}', '{2}', '{4}', '{8}', '{1}', '{0.5}', '{0.25}', '{1.5}', '{text}', '{varchar}',
        '{bpch}', '{name}', '{c}', '{\"\\\\x00\"}', '{2024-02-29}', '{12:00}', '{2024-02-29 12:00}',
        '{2024-02-29 12:00+01}', '{1 day}', '{00000000-0000-0000-0000-000000000000}', '{[1]}',
        '{\"{\\\"a\\\": 1}\"}', '{10.0.0.1/8}', '{sad}', '{label}', '{3}'
    );
    -- The driver can not read the addresses of the embedded server.
    UPDATE sample SET one_inet = NULL, many_inet = NULL
    WHERE get_byte(inet_send('10.0.0.1'), 0) <> 2"
);

#[test]
fn every_column_is_decoded_by_its_position() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let rows = query::whole_samples(client)?;
        let [nulls, full] = rows.as_slice() else {
            panic!("there are two rows: {rows:?}");
        };
        assert_eq!((nulls.id, full.id), (1, 2));
        assert!(!format!("{nulls:?}").contains("Some("), "{nulls:?}");
        let unread = full.one_inet.map_or(2, |_| 0);
        assert_eq!(
            format!("{full:?}").matches("None").count(),
            unread,
            "{full:?}"
        );

        assert_eq!(full.one_bool, Some(true));
        assert_eq!(full.one_name.as_deref(), Some("name"));
        assert_eq!(full.one_bytea.as_deref(), Some(b"\0".as_slice()));
        assert_eq!(full.one_timestamptz, Some("2024-02-29T11:00:00Z".parse()?));
        assert_eq!(full.one_json, Some(json!([1])));
        assert_eq!(full.one_mood, Some(Mood::Sad));
        assert_eq!(full.one_amount, Some(3));
        assert_eq!(full.many_bool, Some(vec![Some(true)]));
        assert_eq!(full.many_bytea, Some(vec![Some(vec![0])]));
        assert_eq!(full.many_jsonb, Some(vec![Some(json!({"a": 1}))]));
        assert_eq!(full.many_mood, Some(vec![Some(Mood::Sad)]));
        assert_eq!(full.many_amount, Some(vec![Some(3)]));
        Ok(())
    })
}
