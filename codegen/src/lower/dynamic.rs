//! The parts of a query into what its function takes to choose among them, and what it chooses from.

use super::optional;
use crate::config::RustConfig;
use crate::diagnostic::Diagnostic;
use crate::infer::{self, TypedQuery};
use crate::model::{Choice, Dynamic, Field, Param, Patch, Piece, Texts};
use crate::names;
use crate::template::{Node, SwitchKind, Taken, Template};
use crate::types::Types;

/// What there is of a query with parts, and its parameters, as they are with these parts.
///
/// # Errors
///
/// Names that become the same in Rust.
pub(super) fn lower(
    typed: &TypedQuery,
    dynamic: &infer::Dynamic,
    descriptor: &str,
    params: Vec<Param>,
    types: Types<'_>,
    rust: &RustConfig,
) -> Result<(Dynamic, Vec<Param>), Vec<Diagnostic>> {
    let template = &*dynamic.template;
    let lowering = Lowering {
        typed,
        template,
        params: &params,
    };
    let patch = template.is_patch().then(|| lowering.patch(types, rust));
    let choices = lowering.choices();
    let taken = lowering.taken(&choices, patch.as_ref());
    lowering.check(&taken, &choices)?;
    let lowered = Dynamic {
        descriptor: format!("{descriptor}_VARIANTS"),
        locals: ["variant", "done"].map(|name| free(name, &taken)),
        taken,
        switches: lowering.switches(patch.as_ref()),
        texts: lowering.texts(dynamic),
        choices: choices.into_iter().map(|(_, choice)| choice).collect(),
        patch,
    };
    let patch = lowered.patch.as_ref();
    let params = typed.params.iter().zip(&params).map(|(from, param)| {
        let switch = template.switch_of(&from.name);
        match (switch, patch) {
            (Some(SwitchKind::Patch), Some(patch)) => {
                let field = patch.fields.iter().find(|it| it.name == param.name);
                let rust_type = field.map_or(&param.rust_type, |it| &it.rust_type);
                Param {
                    name: format!("{}.{}", patch.param, param.name),
                    rust_type: rust_type.clone(),
                    ..param.clone()
                }
            }
            (Some(_), _) => Param {
                rust_type: optional(param.rust_type.clone(), true),
                ..param.clone()
            },
            (None, _) => param.clone(),
        }
    });
    let params = params.collect();
    Ok((lowered, params))
}

/// The name of a local variable, which is not that of a parameter.
fn free(name: &str, taken: &[(String, String)]) -> String {
    let is_taken = taken.iter().any(|(other, _)| other == name);
    format!("{name}{}", if is_taken { "_" } else { "" })
}

/// What a field that may be left out needs where serde reads or writes it.
fn serde_attribute(derive: &[String]) -> Option<String> {
    let derives = |name: &str| derive.iter().any(|it| it.rsplit("::").next() == Some(name));
    let reads = derives("Deserialize").then_some("default");
    let writes =
        derives("Serialize").then_some("skip_serializing_if = \"bindery::Patch::is_keep\"");
    let all: Vec<&str> = reads.into_iter().chain(writes).collect();
    (!all.is_empty()).then(|| format!("#[serde({})]", all.join(", ")))
}

/// The first name that was there before.
fn twin<'a>(mut names: impl Iterator<Item = &'a String> + Clone) -> Option<&'a String> {
    let all = names.clone();
    let before = |at: usize, name: &String| all.clone().take(at).any(|other| other == name);
    let mut at = 0;
    names.find(|name| {
        at += 1;
        before(at - 1, name)
    })
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
                    let param = self
                        .param(name)
                        .filter(|_| switch != Some(&SwitchKind::Patch));
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

    /// Refuses names that become the same in Rust: of parameters, and of alternatives.
    fn check(
        &self,
        taken: &[(String, String)],
        choices: &[(usize, Choice)],
    ) -> Result<(), Vec<Diagnostic>> {
        let query = &self.typed.query;
        let mut errors = Vec::new();
        if let Some(name) = twin(taken.iter().map(|(name, _)| name)) {
            let message = format!("two parameters become the same name in Rust: `{name}`");
            let at = query.at(query.name.span);
            errors.push(
                Diagnostic::error("duplicate-parameter", at, message).help("rename one of them"),
            );
        }
        for (at, choice) in choices {
            if let Some(name) = twin(choice.variants.iter().map(|(name, _)| name)) {
                let message = format!("two alternatives become the same name in Rust: `{name}`");
                let at = query.at(self.template.switches[*at].name.span);
                errors.push(
                    Diagnostic::error("duplicate-alternative", at, message)
                        .help("rename one of them"),
                );
            }
        }
        match errors.is_empty() {
            true => Ok(()),
            false => Err(errors),
        }
    }

    fn switch_name(&self, at: usize) -> String {
        names::parameter(&self.template.switches[at].name.value)
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
                SwitchKind::Choice(_) => {
                    format!("{}.map_or(0, |it| it as u8)", self.switch_name(at))
                }
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
            let doc = match self.template.shown(at, 0) {
                none if none.is_empty() => {
                    format!("The alternatives for `{}` of `{query}`.", switch.name.value)
                }
                default => format!(
                    "The alternatives for `{}` of `{query}`, in place of `{default}`.",
                    switch.name.value
                ),
            };
            let variants = variants.collect();
            choices.push((
                at,
                Choice {
                    name,
                    doc,
                    variants,
                },
            ));
        }
        choices
    }

    fn patch(&self, types: Types<'_>, rust: &RustConfig) -> Patch {
        let query = &self.typed.query.name.value;
        let params = self.typed.params.iter().zip(self.params);
        let of_patch = params
            .filter(|(typed, _)| self.template.switch_of(&typed.name) == Some(&SwitchKind::Patch));
        let fields = of_patch.map(|(typed, param)| {
            let element = typed
                .pg_type
                .strip_suffix("[]")
                .filter(|_| !typed.nullable_elements);
            let of_elements = |element| types.rust(element).map(|it| format!("Vec<{}>", it.column));
            let owned = match &typed.rust_type {
                Some(asked) if !asked.value.starts_with('&') => Some(asked.value.clone()),
                _ => element
                    .and_then(of_elements)
                    .or_else(|| types.rust(&typed.pg_type).map(|it| it.column)),
            };
            let owned = optional(
                owned.unwrap_or_else(|| param.rust_type.clone()),
                typed.nullable,
            );
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
            attribute: serde_attribute(&derive),
            derive,
            fields,
        }
    }

    fn texts(&self, dynamic: &infer::Dynamic) -> Texts {
        match &dynamic.numbers {
            Some(numbers) => Texts::All {
                numbers: numbers.clone(),
                texts: dynamic
                    .variants
                    .iter()
                    .map(|it| (it.sql.clone(), it.params.clone()))
                    .collect(),
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
