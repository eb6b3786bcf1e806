//! Geometric types, and those of text search.

use crate::database::Outcome;
use crate::golden::acceptance_system::query;
use crate::{on_both_clients, shared_round_trips, system_round_trips};
use bindery::geometric::{Circle, Line, Path, Point, Polygon, Rect, Segment};
use bindery::text_search::{Lexeme, Position, TsQuery, TsQueryItem, TsVector, Weight};
use postgres::error::SqlState;

const SCHEMA: &str = include_str!("../golden/acceptance_system/schema.sql");

#[test]
fn shapes_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let point = |x, y| Point { x, y };
        let (a, b) = (point(-1.5, 2.0), point(1e300, f64::INFINITY));
        system_round_trips!(
            client,
            query::put_point,
            query::put_many_point,
            query::read_point,
            [(&a, "(-1.5,2)"), (&b, "(1e+300,Infinity)")]
        );
        let line = Line {
            a: 1.0,
            b: -1.0,
            c: 0.5,
        };
        system_round_trips!(
            client,
            query::put_line,
            query::put_many_line,
            query::read_line,
            [(&line, "{1,-1,0.5}")]
        );
        let segment = Segment { start: a, end: a };
        system_round_trips!(
            client,
            query::put_lseg,
            query::put_many_lseg,
            query::read_lseg,
            [(&segment, "[(-1.5,2),(-1.5,2)]")]
        );
        let rect = Rect {
            upper_right: point(3.0, 4.0),
            lower_left: point(1.0, 2.0),
        };
        system_round_trips!(
            client,
            query::put_box,
            query::put_many_box,
            query::read_box,
            [(&rect, "(3,4),(1,2)")]
        );
        let circle = Circle {
            center: a,
            radius: 0.0,
        };
        system_round_trips!(
            client,
            query::put_circle,
            query::put_many_circle,
            query::read_circle,
            [(&circle, "<(-1.5,2),0>")]
        );
        let path = |closed| Path {
            closed,
            points: vec![a, point(0.0, 0.0)],
        };
        shared_round_trips!(
            client,
            query::put_path,
            query::put_many_path,
            query::read_path,
            [
                (&path(true), "((-1.5,2),(0,0))"),
                (&path(false), "[(-1.5,2),(0,0)]"),
            ]
        );
        let polygon = Polygon {
            points: vec![a, point(0.0, 0.0), point(1.0, 1.0)],
        };
        shared_round_trips!(
            client,
            query::put_polygon,
            query::put_many_polygon,
            query::read_polygon,
            [(&polygon, "((-1.5,2),(0,0),(1,1))")]
        );
        // Their own texts are ones that PostgreSQL reads.
        assert_eq!(query::read_point(client, &b.to_string())?, b);
        assert_eq!(query::read_line(client, &line.to_string())?, line);
        assert_eq!(query::read_lseg(client, &segment.to_string())?, segment);
        assert_eq!(query::read_box(client, &rect.to_string())?, rect);
        assert_eq!(query::read_circle(client, &circle.to_string())?, circle);
        for path in [path(true), path(false)] {
            assert_eq!(query::read_path(client, &path.to_string())?, path);
        }
        assert_eq!(query::read_polygon(client, &polygon.to_string())?, polygon);
        Ok(())
    })
}

#[test]
fn documents_and_searches_round_trip() -> Outcome {
    on_both_clients(SCHEMA, |client| {
        let lexeme = |word: &str, positions: &[(u16, Weight)]| Lexeme {
            word: word.to_owned(),
            positions: positions
                .iter()
                .map(|&(at, weight)| Position { at, weight })
                .collect(),
        };
        let document = TsVector(vec![
            lexeme("cat", &[(1, Weight::A), (16_383, Weight::B)]),
            lexeme("it's \\", &[(2, Weight::C)]),
            lexeme("rat", &[(3, Weight::D)]),
            lexeme("stripped", &[]),
        ]);
        let text = r"'cat':1A,16383B 'it''s \\':2C 'rat':3 'stripped'";
        shared_round_trips!(
            client,
            query::put_tsvector,
            query::put_many_tsvector,
            query::read_tsvector,
            [(&document, text), (&TsVector::default(), "")]
        );
        assert_eq!(document.to_string(), text);

        let word = |word: &str, prefix, weights| TsQueryItem::Lexeme {
            word: word.to_owned(),
            prefix,
            weights,
        };
        let search = TsQuery(vec![
            TsQueryItem::And,
            TsQueryItem::Not,
            word("cow", false, 0b1001),
            TsQueryItem::Or,
            TsQueryItem::Phrase(2),
            word("dog", true, 0),
            word("big", false, 0),
            word("it's", false, 0),
        ]);
        let text = "( 'it''s' | 'big' <2> 'dog':* ) & !'cow':AD";
        shared_round_trips!(
            client,
            query::put_tsquery,
            query::put_many_tsquery,
            query::read_tsquery,
            [(&search, text)]
        );
        assert_eq!(query::read_tsquery(client, &search.to_string())?, search);
        // PostgreSQL writes an empty search, and does not read what it wrote.
        assert_eq!(query::read_tsquery(client, "")?, TsQuery::default());
        let empty = query::put_tsquery(client, Some(&TsQuery::default()));
        let empty = empty.expect_err("the server refuses it");
        assert_eq!(empty.code(), Some(&SqlState::INTERNAL_ERROR));
        Ok(())
    })
}
