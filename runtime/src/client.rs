//! What a query can run on.

use crate::failures::Failures;
use crate::{Param, Type, Variant, domain};
use postgres::{CopyInWriter, CopyOutReader, Error, GenericClient, Row, RowIter, Statement};
use std::ops::DerefMut;

/// A connection that generated functions can use.
///
/// A call is one round trip when the types of all parameters and columns are known at build time; where one
/// is a type that users made, the statement is prepared first. [`Cached`](crate::Cached) prepares each
/// statement once.
pub trait Client {
    /// Sends the query and collects its rows.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn query(&mut self, query: &Variant<'_>, params: &[Param<'_>]) -> Result<Vec<Row>, Error>;

    /// Sends the query and gives its rows as they arrive.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn stream<'a>(
        &'a mut self,
        query: &Variant<'_>,
        params: &[Param<'_>],
    ) -> Result<RowIter<'a>, Error>;

    /// Sends the query and gives the number of rows that it affected.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn execute(&mut self, query: &Variant<'_>, params: &[Param<'_>]) -> Result<u64, Error>;

    /// Prepares a statement, which is closed when it is dropped.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn prepare(&mut self, sql: &str) -> Result<Statement, Error>;

    /// Sends a statement that is not prepared, with its parameters and their types, and collects its rows.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn query_typed(&mut self, sql: &str, params: &[(Param<'_>, Type)]) -> Result<Vec<Row>, Error>;

    /// Begins a `COPY … FROM STDIN`, which was prepared.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn copy_in(&mut self, statement: &Statement) -> Result<CopyInWriter<'_>, Error>;

    /// Begins a `COPY … TO STDOUT`, which was prepared.
    ///
    /// # Errors
    ///
    /// Those of the driver and of the database.
    fn copy_out(&mut self, statement: &Statement) -> Result<CopyOutReader<'_>, Error>;

    /// The transaction's, if it is one that remembers them.
    #[doc(hidden)]
    fn failures(&self) -> Option<&Failures> {
        None
    }
}

fn query<C: GenericClient>(
    client: &mut C,
    query: &Variant<'_>,
    params: &[Param<'_>],
) -> Result<Vec<Row>, Error> {
    if let Some(params) = query.typed(params) {
        return client.query_typed(query.sql(), &params);
    }
    let statement = client.prepare(query.sql())?;
    let encoded = domain::encoded(&statement, query.sent(params));
    client.query(&statement, &encoded.params())
}

fn stream<'a, C: GenericClient>(
    client: &'a mut C,
    query: &Variant<'_>,
    params: &[Param<'_>],
) -> Result<RowIter<'a>, Error> {
    if let Some(params) = query.typed(params) {
        return client.query_typed_raw(query.sql(), params);
    }
    let statement = client.prepare(query.sql())?;
    let encoded = domain::encoded(&statement, query.sent(params));
    client.query_raw(&statement, encoded.params().iter().copied())
}

fn execute<C: GenericClient>(
    client: &mut C,
    query: &Variant<'_>,
    params: &[Param<'_>],
) -> Result<u64, Error> {
    if let Some(params) = query.typed(params) {
        return client.execute_typed(query.sql(), &params);
    }
    let statement = client.prepare(query.sql())?;
    let encoded = domain::encoded(&statement, query.sent(params));
    client.execute(&statement, &encoded.params())
}

/// Makes types of the driver's clients.
macro_rules! client_of_driver {
    ($($type:ty),+) => {$(
        impl Client for $type {
            fn query(
                &mut self,
                it: &Variant<'_>,
                params: &[Param<'_>],
            ) -> Result<Vec<Row>, Error> {
                query(self, it, params)
            }

            fn stream<'a>(
                &'a mut self,
                it: &Variant<'_>,
                params: &[Param<'_>],
            ) -> Result<RowIter<'a>, Error> {
                stream(self, it, params)
            }

            fn execute(&mut self, it: &Variant<'_>, params: &[Param<'_>]) -> Result<u64, Error> {
                execute(self, it, params)
            }

            fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
                GenericClient::prepare(self, sql)
            }

            fn query_typed(
                &mut self,
                sql: &str,
                params: &[(Param<'_>, Type)],
            ) -> Result<Vec<Row>, Error> {
                GenericClient::query_typed(self, sql, params)
            }

            fn copy_in(&mut self, statement: &Statement) -> Result<CopyInWriter<'_>, Error> {
                GenericClient::copy_in(self, statement)
            }

            fn copy_out(&mut self, statement: &Statement) -> Result<CopyOutReader<'_>, Error> {
                GenericClient::copy_out(self, statement)
            }
        }
    )+};
}

client_of_driver!(postgres::Client, postgres::Transaction<'_>);

/// Makes a type that dereferences to a client one.
macro_rules! client_by_deref {
    ($(#[$feature:meta] [$($generics:tt)*] $type:ty;)+) => {$(
        #[$feature]
        impl<$($generics)*> Client for $type
        where
            Self: DerefMut<Target: Client>,
        {
            fn query(
                &mut self,
                it: &Variant<'_>,
                params: &[Param<'_>],
            ) -> Result<Vec<Row>, Error> {
                (**self).query(it, params)
            }

            fn stream<'a>(
                &'a mut self,
                it: &Variant<'_>,
                params: &[Param<'_>],
            ) -> Result<RowIter<'a>, Error> {
                (**self).stream(it, params)
            }

            fn execute(&mut self, it: &Variant<'_>, params: &[Param<'_>]) -> Result<u64, Error> {
                (**self).execute(it, params)
            }

            fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
                (**self).prepare(sql)
            }

            fn query_typed(
                &mut self,
                sql: &str,
                params: &[(Param<'_>, Type)],
            ) -> Result<Vec<Row>, Error> {
                (**self).query_typed(sql, params)
            }

            fn copy_in(&mut self, statement: &Statement) -> Result<CopyInWriter<'_>, Error> {
                (**self).copy_in(statement)
            }

            fn copy_out(&mut self, statement: &Statement) -> Result<CopyOutReader<'_>, Error> {
                (**self).copy_out(statement)
            }

            fn failures(&self) -> Option<&Failures> {
                (**self).failures()
            }
        }
    )+};
}

client_by_deref! {
    #[cfg(all())] [C: Client + ?Sized] &mut C;
    #[cfg(feature = "r2d2")] [M: r2d2::ManageConnection] r2d2::PooledConnection<M>;
}
