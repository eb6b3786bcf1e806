//! Queries into what the server says of them: the types of parameters, the columns of rows.

use crate::catalog::{Catalog, type_name, user_types};
use crate::database::{Session, lost};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::parse::ParsedQuery;
use crate::pipeline::send_all;
use crate::server_error;
use futures_util::FutureExt;
use tokio_postgres::{Client, Error, Statement};

/// A query and what the server said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DescribedQuery {
    /// The query.
    pub query: ParsedQuery,
    /// The types of its parameters, in order: `int4`, `text[]`, `public.mood`.
    pub params: Vec<String>,
    /// The columns of its rows, in order; none where it returns no rows.
    pub columns: Vec<DescribedColumn>,
    /// Where it has lists: the query with one row in place of each.
    pub probe: Option<Box<DescribedQuery>>,
}

/// A column of a query's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedColumn {
    /// Its name.
    pub name: String,
    /// Its type; the base type where it is a domain.
    pub pg_type: String,
    /// The table's column that it is, where it is one unchanged.
    pub origin: Option<Origin>,
    /// The domain that the table's column was declared with: of a row's columns, the server says the
    /// base types only.
    pub domain: Option<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The table's schema.
    pub schema: String,
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
}

/// Prepares every query, all in one pipeline, and loads the catalog that they refer to.
///
/// # Errors
///
/// The connection is lost. What the server says against a query is a diagnostic.
pub fn describe(
    session: &Session,
    queries: Vec<ParsedQuery>,
) -> Result<(Vec<DescribedQuery>, Catalog, Vec<Diagnostic>)> {
    let mut catalog = Catalog::load(session)?;
    session.run(resolve_types(session))?;
    let (described, diagnostics) = describe_with(session, queries, &mut catalog)?;
    Ok((described, catalog, diagnostics))
}

/// Prepares every query, all in one pipeline, and adds what they refer to to the catalog.
///
/// # Errors
///
/// The connection is lost. What the server says against a query is a diagnostic.
pub(crate) fn describe_with(
    session: &Session,
    queries: Vec<ParsedQuery>,
    catalog: &mut Catalog,
) -> Result<(Vec<DescribedQuery>, Vec<Diagnostic>)> {
    let prepared = session.run(async { Ok(prepare_all(session, &queries).await) })?;
    let sound = || prepared.iter().filter_map(|result| result.as_ref().ok());
    let columns = || sound().flat_map(Statement::columns);
    let mut oids: Vec<_> = columns()
        .filter_map(tokio_postgres::Column::table_oid)
        .collect();
    oids.sort_unstable();
    oids.dedup();
    catalog.add_tables(session, oids)?;
    let params = sound().flat_map(Statement::params);
    params
        .chain(columns().map(tokio_postgres::Column::type_))
        .for_each(|it| catalog.add_type(it));
    for column in columns() {
        catalog.add_domain_of(column);
    }
    if prepared.iter().any(Result::is_err) {
        catalog.add_functions(session)?;
    }
    let mut described = Vec::with_capacity(queries.len());
    let mut diagnostics = Vec::new();
    for (query, result) in queries.into_iter().zip(prepared) {
        match result {
            Ok(statement) => described.push(describe_one(query, &statement, catalog)),
            Err(error) => match error.as_db_error() {
                Some(cause) => diagnostics.push(server_error::explain(&query, cause, catalog)),
                None => return Err(lost(error)),
            },
        }
    }
    Ok((described, diagnostics))
}

/// Makes the driver learn every type that a user made, all at once: left to itself it asks for each when
/// it first meets one, a round trip at a time, and again for every query that is in flight.
pub(crate) async fn resolve_types(session: &Session) -> Result<()> {
    let types = user_types(session).await?;
    let client = session.client();
    let learn = async |name: &str| {
        // A domain's column is described by its base type, a parameter by the domain.
        let sql = format!("SELECT NULL::{name}, NULL::{name}[], $1::{name}");
        client.prepare(&sql).await.map(drop)
    };
    // The first one prepares the driver's own queries, so that the others find them.
    let (first, rest) = types.split_at(types.len().min(1));
    for batch in [first, rest] {
        // A type without an array, or one that may not be used, is asked for when a query uses it.
        let _ = send_all(batch.iter().map(|name| recovering(session, learn(name)))).await;
    }
    Ok(())
}

async fn prepare_all(session: &Session, queries: &[ParsedQuery]) -> Vec<Result<Statement, Error>> {
    let client: &Client = session.client();
    let requests = queries.iter().map(|query| {
        recovering(session, async {
            client.prepare(&query.statement.sql).await
        })
    });
    send_all(requests).await
}

/// `request`, and right behind it what makes its failure harmless to the next one.
async fn recovering<T>(session: &Session, request: impl Future<Output = T>) -> T {
    let recovery = async {
        if let Some(sql) = session.recovery() {
            let _ = session.client().batch_execute(sql).await;
        }
    };
    let (output, ()) = futures_util::future::join(request, recovery.fuse()).await;
    output
}

fn describe_one(query: ParsedQuery, statement: &Statement, catalog: &Catalog) -> DescribedQuery {
    let columns = statement.columns().iter().map(|column| {
        let of_table = catalog.origin_of(column);
        DescribedColumn {
            name: column.name().to_owned(),
            pg_type: type_name(column.type_()),
            origin: of_table.map(|(table, column)| Origin {
                schema: table.schema.clone(),
                table: table.name.clone(),
                column: column.name.clone(),
            }),
            domain: of_table.and_then(|(_, column)| column.domain.clone()),
        }
    });
    DescribedQuery {
        params: statement.params().iter().map(type_name).collect(),
        columns: columns.collect(),
        probe: None,
        query,
    }
}
