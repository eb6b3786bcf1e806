//! The names that the server gives to columns of a select list that have none: `FigureColname` of
//! `parse_target.c`.

use super::scope::{folded, parts};
use super::types;
use super::value::Text;
use sqlparser::ast::{AccessExpr, Expr, FunctionArguments, SelectItem, SetExpr};

/// The name of a column that is `expr`.
pub(super) fn of_expr<'c>(expr: &Expr) -> Text<'c> {
    figured(expr).map_or(Text::Borrowed("?column?"), |(name, _)| name)
}

/// The name, and whether it is a good one: a cast gives its own name where there is no better one.
fn figured<'c>(expr: &Expr) -> Option<(Text<'c>, bool)> {
    let good = |name: &'static str| Some((Text::Borrowed(name), true));
    match expr {
        Expr::Identifier(name) => Some((Text::Owned(folded(name)), true)),
        Expr::CompoundIdentifier(names) => {
            names.last().map(|name| (Text::Owned(folded(name)), true))
        }
        Expr::Nested(inner) | Expr::Collate { expr: inner, .. } => figured(inner),
        Expr::Cast {
            expr, data_type, ..
        } => match figured(expr) {
            Some((name, true)) => Some((name, true)),
            _ => types::named(data_type).map(|it| {
                let bare = it
                    .rsplit('.')
                    .next()
                    .unwrap_or_default()
                    .trim_end_matches("[]");
                (Text::Owned(bare.trim_matches('"').to_owned()), false)
            }),
        },
        Expr::Function(function) => {
            if let FunctionArguments::Subquery(_) = function.args {
                return good("array");
            }
            let name = parts(&function.name)?.pop()?;
            Some((Text::Owned(name), true))
        }
        Expr::Case { else_result, .. } => {
            let otherwise = else_result.as_deref().and_then(figured);
            Some(match otherwise {
                Some((name, true)) => (name, true),
                _ => (Text::Borrowed("case"), false),
            })
        }
        Expr::Exists { .. } => good("exists"),
        Expr::Array(_) => good("array"),
        Expr::Tuple(_) => good("row"),
        Expr::Extract { .. } => good("extract"),
        Expr::Substring { .. } => good("substring"),
        Expr::Position { .. } => good("position"),
        Expr::Overlay { .. } => good("overlay"),
        Expr::Ceil { .. } => good("ceil"),
        Expr::Floor { .. } => good("floor"),
        Expr::AtTimeZone { .. } => good("timezone"),
        Expr::Trim { trim_where, .. } => good(match trim_where {
            Some(sqlparser::ast::TrimWhereField::Leading) => "ltrim",
            Some(sqlparser::ast::TrimWhereField::Trailing) => "rtrim",
            _ => "btrim",
        }),
        Expr::TypedString(string) => types::named(&string.data_type).map(|it| (it, false)),
        Expr::Interval(_) => Some((Text::Borrowed("interval"), false)),
        Expr::CompoundFieldAccess { root, access_chain } => {
            let field = access_chain.iter().rev().find_map(|it| match it {
                AccessExpr::Dot(Expr::Identifier(name)) => Some(folded(name)),
                _ => None,
            });
            field.map_or_else(|| figured(root), |it| Some((Text::Owned(it), true)))
        }
        Expr::Subquery(query) => match query.body.as_ref() {
            SetExpr::Select(select) => match select.projection.first()? {
                SelectItem::ExprWithAlias { alias, .. } => Some((Text::Owned(folded(alias)), true)),
                SelectItem::UnnamedExpr(expr) => figured(expr),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
