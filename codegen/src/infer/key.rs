//! Keys of expressions: two with one key have one value in one row, whatever they look like.

use super::analysis::Analysis;
use super::builtin::Kind;
use super::from::argument;
use super::scope::{Env, Reference, names, parts, resolve};
use super::types;
use sqlparser::ast::{
    AccessExpr, BinaryOperator, Expr, Function, FunctionArguments, Subscript, UnaryOperator, Value,
};

impl<'c> Analysis<'c> {
    /// The key of `expr`; none for what is not the same whenever it is evaluated, and for what is rare.
    pub(super) fn key(&self, expr: &Expr, env: &Env<'_, 'c>) -> Option<String> {
        if let Some(names) = names(expr) {
            let (reference, _) = resolve(names, env)?;
            return key_of_reference(&reference);
        }
        Some(match expr {
            Expr::Nested(inner) => self.key(inner, env)?,
            Expr::Value(value) => match &value.value {
                Value::Placeholder(name) => name.clone(),
                Value::SingleQuotedString(_) | Value::Number(..) | Value::Boolean(_) => {
                    value.value.to_string()
                }
                _ => return None,
            },
            Expr::TypedString(string) => string.to_string(),
            Expr::Cast {
                expr, data_type, ..
            } => {
                let inner = self.key(expr, env)?;
                let to = types::named(data_type)?;
                match self.is_text(expr, env) && to == "text" {
                    // As the server prints what it adds itself.
                    true => inner,
                    false => format!("({inner}::{data_type})"),
                }
            }
            Expr::UnaryOp { op, expr } => {
                self.stable_operator(&op.to_string(), *op == UnaryOperator::Not)?;
                format!("({op} {})", self.key(expr, env)?)
            }
            Expr::BinaryOp { left, op, right } => {
                let logical = matches!(op, BinaryOperator::And | BinaryOperator::Or);
                self.stable_operator(&op.to_string(), logical)?;
                format!("({} {op} {})", self.key(left, env)?, self.key(right, env)?)
            }
            Expr::IsNull(inner) => format!("({} IS NULL)", self.key(inner, env)?),
            Expr::IsNotNull(inner) => format!("({} IS NOT NULL)", self.key(inner, env)?),
            Expr::CompoundFieldAccess { root, access_chain } => {
                let mut key = self.key(root, env)?;
                for access in access_chain {
                    key.push_str(&match access {
                        AccessExpr::Subscript(Subscript::Index { index }) => {
                            format!("[{}]", self.key(index, env)?)
                        }
                        AccessExpr::Dot(Expr::Identifier(name)) => {
                            format!(".{}", super::scope::folded(name))
                        }
                        _ => return None,
                    });
                }
                key
            }
            Expr::Case {
                operand,
                conditions,
                else_result,
                ..
            } => {
                let mut key = format!("case {}", operand.is_some());
                let parts = operand.iter().chain(else_result).map(AsRef::as_ref);
                let whens = conditions.iter().flat_map(|it| [&it.condition, &it.result]);
                for part in parts.chain(whens) {
                    key.push_str(&format!(" {}", self.key(part, env)?));
                }
                format!("({key} {})", else_result.is_some())
            }
            Expr::Function(function) => self.key_of_call(function, env)?,
            _ => return None,
        })
    }

    fn key_of_call(&self, function: &Function, env: &Env<'_, 'c>) -> Option<String> {
        let path = parts(&function.name)?;
        let name = match path.as_slice() {
            [name] => name,
            [schema, name] if schema == "pg_catalog" => name,
            _ => return None,
        };
        let plain = function.filter.is_none()
            && function.over.is_none()
            && function.within_group.is_empty()
            && function.null_treatment.is_none();
        let arguments = match &function.args {
            FunctionArguments::None => &[][..],
            FunctionArguments::List(list)
                if list.clauses.is_empty() && list.duplicate_treatment.is_none() =>
            {
                list.args.as_slice()
            }
            _ => return None,
        };
        let builtin = self.builtin(name, &vec![None; arguments.len()]);
        let is_stable = match builtin {
            Some(it) => !it.volatile && !it.set && it.kind != Kind::Window,
            None => matches!(name.as_str(), "nullif" | "coalesce" | "greatest" | "least"),
        };
        if !plain || !is_stable {
            return None;
        }
        let keys: Option<Vec<String>> = arguments
            .iter()
            .map(|it| self.key(argument(it)?, env))
            .collect();
        Some(format!("{name}({})", keys?.join(", ")))
    }

    /// Whether an operator always gives the same; nothing else is of use for a key.
    fn stable_operator(&self, op: &str, is_logical: bool) -> Option<()> {
        let value = super::value::Value::default();
        let found = || {
            self.operator(op, Some(&value), &value)
                .or_else(|| self.operator(op, None, &value))
        };
        (is_logical || found().is_some_and(|it| !it.volatile)).then_some(())
    }

    fn is_text(&self, expr: &Expr, env: &Env<'_, 'c>) -> bool {
        let Some((Reference::Var(var), _)) = names(expr).and_then(|names| resolve(names, env))
        else {
            return false;
        };
        let pg_type = self.column(var).value.pg_type.as_deref();
        pg_type.is_some_and(|it| matches!(it, "text" | "varchar"))
    }
}

fn key_of_reference(reference: &Reference) -> Option<String> {
    match reference {
        Reference::Var(var) => Some(format!("#{}.{}", var.relation, var.column)),
        Reference::Merged(_, sides) => Some(format!(
            "merged({}, {})",
            key_of_reference(&sides.0)?,
            key_of_reference(&sides.1)?
        )),
        Reference::Row(_) | Reference::Unknown => None,
    }
}
