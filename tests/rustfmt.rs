//! rustfmt finds nothing to change in generated code, however long names and lists are.

use bindery_codegen::model::{
    Constant, Constraints, Each, Expected, Field, Flavour, Input, Layout, ListColumn, Module,
    Output, Package, Param, ParamList, Place, Query, Row, Slice, Source, TableConstraints,
    Violable,
};
use bindery_codegen::parse::Command;
use bindery_codegen::procedures::Procedures;
use bindery_codegen::render::render;
use std::path::{Path, PathBuf};

/// Runs rustfmt, if it is there, and says what it would change.
fn rustfmt(files: &[PathBuf]) {
    let mut command = std::process::Command::new("rustfmt");
    let checked = command
        .args(["--edition", "2024", "--check", "--color", "never"])
        .args(files)
        .output();
    let Ok(output) = checked else {
        eprintln!("skipped: there is no rustfmt");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn goldens_are_formatted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    // The library's code has a root, and a second database.
    let mut folders = vec![root.join("tests/golden"), root.join("generated")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the cases can be read") {
            let path = entry.expect("the cases can be read").path();
            let is_rust = path.extension().is_some_and(|end| end == "rs");
            // The list of all cases is no output.
            if is_rust && !path.ends_with("golden/compiled.rs") {
                files.push(path);
            } else if path.is_dir() {
                folders.push(path);
            }
        }
    }
    rustfmt(&files);
}

/// The query with one list in the place of its parameters.
fn with_list(query: &Query, length: usize) -> Query {
    let input = Input {
        name: format!("Input{}", query.function.to_uppercase()),
        doc: "Words.".to_owned(),
        borrows: query.params.len().is_multiple_of(2),
        fields: query.fields.clone(),
    };
    let list = Param {
        name: "r".repeat(1 + length),
        rust_type: input.slice(),
        wire: None,
        list: Some(ParamList {
            input: input.rust_type(),
            columns: (input.fields.iter())
                .map(|field| ListColumn {
                    field: field.name.clone(),
                    wire: Some("INT4_ARRAY".to_owned()),
                })
                .collect(),
        }),
    };
    Query {
        function: format!("{}_l", query.function),
        descriptor: format!("{}_L", query.descriptor),
        params: vec![list],
        inputs: vec![input],
        rows: Vec::new(),
        ..query.clone()
    }
}

/// Queries with every number of parameters and columns up to 24, with names of many lengths.
#[test]
fn lists_of_every_length_are_formatted() {
    let wires = ["INT4", "TEXT", "TIMESTAMPTZ", "INT8_ARRAY"];
    let types = ["i32", "&str", "chrono::DateTime<chrono::Utc>", "&[i64]"];
    let name = |kind: &str, length: usize, at: usize| {
        let name = format!("{kind}{at}_{}", "x".repeat(length));
        name.trim_end_matches('_').to_owned()
    };
    let mut queries = Vec::new();
    for length in [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 20, 40, 60] {
        for count in 0..25 {
            let kind = (count + length) % 4;
            let params = (0..count).map(|at| Param {
                name: name("p", length, at),
                rust_type: types[(kind * at) % 4].to_owned(),
                wire: Some(wires[(kind * at) % 4].to_owned()),
                list: None,
            });
            let fields = (0..count).map(|at| Field {
                name: name("f", length, at),
                rust_type: format!(
                    "Option<{}>",
                    types[(kind * at) % 2].replace("&str", "String")
                ),
                doc: None,
            });
            let fields: Vec<Field> = fields.collect();
            let function = format!("q{length}_{count}{}", "y".repeat(count));
            let row_name = format!("Q{length}X{count}");
            let places = fields.iter().enumerate().map(|(at, field)| Place {
                field: field.name.clone(),
                source: Source::Column(at),
            });
            let places: Vec<Place> = places.collect();
            // The same order twice is as good as another one for where lines break.
            let layouts = ["", "super::other::QUERY"].into_iter().take(1 + length % 2);
            let row = Row {
                name: row_name.clone(),
                doc: (count % 5 == 1).then(|| "Words.".to_owned()),
                lends: None,
                derive: vec!["Debug".to_owned(); 1 + count],
                is_tuple: count % 2 == 0,
                fields: fields.clone(),
                fetched: Vec::new(),
                layouts: layouts
                    .map(|query| Layout {
                        query: query.to_owned(),
                        places: places.clone(),
                    })
                    .collect(),
                tie: None,
            };
            queries.push(Query {
                name: function.clone(),
                descriptor: function.to_uppercase(),
                is_named_elsewhere: count % 2 == 0,
                function: function.clone(),
                docs: vec![
                    "Words.".to_owned(),
                    String::new(),
                    "    indented".to_owned(),
                ],
                command: [Command::One, Command::Opt, Command::Many][count % 3],
                sql: "SELECT \"a\",\n  b".to_owned(),
                expected: Expected::default(),
                params: params.collect(),
                dynamic: None,
                asks: count % 4 == 1,
                each: (count % 3 == 2).then(|| Each {
                    function: format!("{function}_each"),
                    closure: "each".to_owned(),
                    lent: format!("{row_name}Ref<'_>"),
                }),
                slice: (count % 4 == 1).then(|| Slice {
                    function: format!("{function}_slice"),
                    range: "range".to_owned(),
                    bounds: ["limit", "offset"].map(str::to_owned),
                    descriptor: format!("{}_SLICE", function.to_uppercase()),
                }),
                usage: None,
                statements: Vec::new(),
                output: Output::Row(row_name),
                rows: (!fields.is_empty()).then_some(row).into_iter().collect(),
                fields,
                chosen: Vec::new(),
                bulk: None,
                inputs: Vec::new(),
            });
            // Where a name takes half of a line, rustfmt breaks the types around it, each in its own way.
            if count > 1 && length <= 20 {
                queries.extend(queries.last().map(|it| with_list(it, length)));
            }
        }
    }
    let all = |name: &str| Violable {
        module: name.to_owned(),
        name: format!("{name}_"),
        only: Vec::new(),
    };
    let some = |name: &str| Violable {
        only: vec!["B_KEY".to_owned(), "A_KEY".repeat(20)],
        ..all(name)
    };
    let module = Module {
        path: vec!["lists".to_owned()],
        source: Some("queries/lists.sql".to_owned()),
        children: vec!["inner".to_owned(), "other".to_owned()],
        imports: Vec::new(),
        violable: vec![all("a"), all("b"), some("c"), some("d")],
        queries,
    };
    let files = render(
        &Package {
            modules: vec![module],
            flavours: vec![Flavour::Blocking, Flavour::Nonblocking],
            constraints: Some(Constraints {
                module: "constraints".to_owned(),
                tables: vec![TableConstraints {
                    module: "a".to_owned(),
                    schema: "public".to_owned(),
                    table: "a".repeat(60),
                    constants: vec![Constant {
                        name: "KEY".to_owned(),
                        constraint: "a_key".repeat(20),
                        definition: "UNIQUE (a) ".repeat(20),
                    }],
                }],
            }),
            ..Package::default()
        },
        &Procedures::default(),
    )
    .expect("it renders");
    let folder = tempfile::tempdir().expect("a temporary folder");
    // Not the root: rustfmt would look for the modules that it declares, as it would for these.
    let paths = files[1..].iter().map(|file| {
        let text = ["inner", "nonblocking", "other"]
            .iter()
            .fold(file.text.clone(), |text, child| {
                text.replace(&format!("pub mod {child};\n"), "")
            });
        let path = folder.path().join(file.module.join("_") + ".rs");
        std::fs::write(&path, text.replacen("\n\n\n", "\n\n", 1)).expect("it can be written");
        path
    });
    rustfmt(&paths.collect::<Vec<_>>());
}
