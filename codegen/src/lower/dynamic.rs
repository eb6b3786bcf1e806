//! The parts of a query into what its function takes to choose among them, and what it chooses from.

use super::optional;
use crate::config::RustConfig;
use crate::infer::{self, TypedQuery};
use crate::model::{Choice, Dynamic, Field, Param, Patch, Piece, Texts};
use crate::names;
use crate::template::{Node, SwitchKind, Taken, Template};
use crate::types::Types;

/// What there is of a query with parts, and its parameters, as they are with these parts.
pub(super) fn lower(
    typed: &TypedQuery,
    dynamic: &infer::Dynamic,
    descriptor: &str,
    params: Vec<Param>,
    types: Types<'_>,
    rust: &RustConfig,
) -> (Dynamic, Vec<Param>) {
    let template = &*dynamic.template;
    let lowering = Lowering {
        typed,
        template,
        params: &params,
    };
    let patch = template.is_patch().then(|| lowering.patch(types, rust));
    let choices = lowering.choices();
    let lowered = Dynamic {
        descriptor: format!("{descriptor}_VARIANTS"),
        taken: lowering.taken(&choices, patch.as_ref()),
        switches: lowering.switches(patch.as_ref()),
        texts: lowering.texts(dynamic),
        choices: choices.into_iter().map(|(_, choice)| choice).collect(),
        patch,
    };
    let patch = lowered.patch.as_ref();
    let params = typed.params.iter().zip(&params).map(|(from, param)| {
        let switch = template.switch_of(&from.name);
        match (switch, patch) {
            (Some(SwitchKind::Patch), Some(patch)) => Param {
                name: format!("{}.{}", patch.param, param.name),
                ..param.clone()
            },
            (Some(_), _) => Param {
                rust_type: optional(param.rust_type.clone(), true),
                ..param.clone()
            },
            (None, _) => param.clone(),
        }
    });
    let params = params.collect();
    (lowered, params)
}

struct Lowering<'a> {
    typed: &'a TypedQuery,
    template: &'a Template,
    /// The parameters, as they would be without parts.
    params: &'a [Param],
}

impl Lowering<'_> {
    /// The parameter with this name in the statement.
    fn param(&self, name: &str) -> Option<&Param> {
        let at = self.typed.params.iter().position(|it| it.name == name)?;
        self.params.get(at)
    }

    /// What the function takes.
    fn taken(&self, choices: &[(usize, Choice)], patch: Option<&Patch>) -> Vec<(String, String)> {
        let mut taken = Vec::new();
        for it in self.template.taken() {
            match it {
                Taken::Param(name) => {
                    let switch = self.template.switch_of(name);
                    let param = self.param(name).filter(|_| switch != Some(&SwitchKind::Patch));
                    taken.extend(param.map(|param| {
                        let rust_type = optional(param.rust_type.clone(), switch.is_some());
                        (param.name.clone(), rust_type)
                    }));
                }
                Taken::Switch(at) => {
                    let choice = choices.iter().find(|(of, _)| *of == at);
                    let rust_type = choice.map_or_else(
                        || "bool".to_owned(),
                        |(_, choice)| format!("Option<{}>", choice.name),
                    );
                    taken.push((self.switch_name(at), rust_type));
                }
            }
        }
        taken.extend(patch.map(|it| (it.param.clone(), format!("&{}", it.name))));
        taken
    }

    fn switch_name(&self, at: usize) -> String {
        match names::snake(&self.template.switches[at].name.value) {
            // The first parameter of every function is the client.
            name if name == "client" => "client_".to_owned(),
            name => name,
        }
    }

    /// The values of each switch, and the expression for one.
    fn switches(&self, patch: Option<&Patch>) -> Vec<(u8, String)> {
        let switches = self.template.switches.iter().enumerate();
        let expression = |at: usize, kind: &SwitchKind| {
            let param = self.param(&self.template.switches[at].name.value);
            let param = param.map_or_else(String::new, |it| it.name.clone());
            match kind {
                SwitchKind::Param => format!("{param}.is_some().into()"),
                SwitchKind::Patch => {
                    let patch = patch.map_or("", |it| it.param.as_str());
                    format!("{patch}.{param}.is_set().into()")
                }
                SwitchKind::Flag => format!("{}.into()", self.switch_name(at)),
                SwitchKind::Choice(_) => format!("{}.map_or(0, |it| it as u8)", self.switch_name(at)),
            }
        };
        switches
            .map(|(at, switch)| (switch.values(), expression(at, &switch.kind)))
            .collect()
    }

    fn choices(&self) -> Vec<(usize, Choice)> {
        let mut choices = Vec::new();
        for (at, switch) in self.template.switches.iter().enumerate() {
            let SwitchKind::Choice(alternatives) = &switch.kind else {
                continue;
            };
            let query = &self.typed.query.name.value;
            let variants = (1_u8..).zip(alternatives);
            let variants = variants.map(|(value, name)| {
                let doc = format!("`{}`", self.template.shown(at, value));
                (names::pascal(name), doc)
            });
            let name = names::row(&format!("{query}_{}", switch.name.value));
            let doc = format!("The alternatives for `{}` of `{query}`.", switch.name.value);
            let variants = variants.collect();
            choices.push((at, Choice { name, doc, variants }));
        }
        choices
    }

    fn patch(&self, types: Types<'_>, rust: &RustConfig) -> Patch {
        let query = &self.typed.query.name.value;
        let params = self.typed.params.iter().zip(self.params);
        let of_patch = params.filter(|(typed, _)| {
            self.template.switch_of(&typed.name) == Some(&SwitchKind::Patch)
        });
        let fields = of_patch.map(|(typed, param)| {
            let owned = match &typed.rust_type {
                Some(asked) => Some(asked.value.clone()),
                None => types.rust(&typed.pg_type).map(|it| it.column),
            };
            let owned = optional(owned.unwrap_or_else(|| param.rust_type.clone()), typed.nullable);
            Field {
                name: param.name.clone(),
                rust_type: format!("bindery::Patch<{owned}>"),
                doc: typed.text.clone(),
            }
        });
        let fields: Vec<Field> = fields.collect();
        let is_taken = self.params.iter().any(|it| it.name == "patch");
        let mut derive = rust.derive.clone();
        if !derive.iter().any(|it| it == "Default") {
            derive.push("Default".to_owned());
        }
        Patch {
            name: names::row(&format!("{query}_patch")),
            param: if is_taken { "patch_" } else { "patch" }.to_owned(),
            doc: format!("What `{query}` sets."),
            derive,
            fields,
        }
    }

    fn texts(&self, dynamic: &infer::Dynamic) -> Texts {
        match &dynamic.numbers {
            Some(numbers) => Texts::All {
                numbers: numbers.clone(),
                texts: dynamic.variants.iter().map(|it| (it.sql.clone(), it.params.clone())).collect(),
            },
            None => Texts::Joined(self.pieces(&self.template.nodes)),
        }
    }

    fn pieces(&self, nodes: &[Node]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for node in nodes {
            match (node, pieces.last_mut()) {
                (Node::Sql(sql, _), Some(Piece::Sql(before))) => before.push_str(sql),
                (Node::Sql(sql, _), _) => pieces.push(Piece::Sql(sql.clone())),
                (Node::Param(name, _), _) => {
                    let at = self.typed.params.iter().position(|it| it.name == *name);
                    pieces.extend(at.map(Piece::Param));
                }
                (Node::When(switch, value, inner), _) => {
                    pieces.push(Piece::When(*switch, *value, self.pieces(inner)));
                }
                (Node::List(items), _) => {
                    let items = items.iter().map(|item| self.pieces(item));
                    pieces.push(Piece::List(items.collect()));
                }
            }
        }
        pieces
    }
}
