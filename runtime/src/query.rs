//! The descriptor of a query.

use crate::cursor::{Closures, Sink};
use crate::{Begin, Client, Error, FromRow, Group, Lend, Param, Rows, Type, Variant};

/// A query as generated code describes it: everything is decided at build time.
#[derive(Debug)]
pub struct Query {
    /// Its name, for errors.
    pub name: &'static str,
    /// The statement: byte for byte what PostgreSQL described at build time.
    pub sql: &'static str,
    /// The types of its parameters, `$1` first. [`Type::UNKNOWN`] is one that the server infers as it did at
    /// build time, and whose values are the same bytes whichever it is: an enum. Of [`Type::ANY`], a type
    /// that users made, the values depend on what the server says: the statement is prepared first. Behind the
    /// last parameter, [`Type::ANY`] says so of a column: the driver asks about its type, and with rows on their
    /// way the answer would wait behind them, and they for the answer.
    pub params: &'static [Type],
}

/// Gives queries the commands of the only variant that they have.
macro_rules! commands {
    ($(
        $name:ident [$($generics:tt)*]
        ($client:ty $(, $arg:ident: $type:ty)*) -> $gives:ty
        $(where $bounded:ty: $bound:path)?;
    )+) => {
        impl Query {$(
            #[doc = concat!("As [`Variant::", stringify!($name), "`].")]
            ///
            /// # Errors
            ///
            /// The same.
            pub fn $name<$($generics)*>(
                &'static self,
                client: $client,
                params: &[Param<'_>],
                $($arg: $type),*
            ) -> $gives
            $(where $bounded: $bound)?
            {
                Variant::from(self).$name(client, params, $($arg),*)
            }
        )+}
    };
}

commands! {
    one[R: FromRow](&mut impl Client) -> Result<R, Error>;
    opt[R: FromRow](&mut impl Client) -> Result<Option<R>, Error>;
    many[R: FromRow](&mut impl Client) -> Result<Vec<R>, Error>;
    exec[](&mut impl Client) -> Result<u64, Error>;
    call[](&mut impl Client) -> Result<(), Error>;
    stream['a, R: FromRow](&'a mut impl Client) -> Result<Rows<'a, R>, Error>;
    one_group[R: Group](&mut impl Client) -> Result<R, Error>;
    opt_group[R: Group](&mut impl Client) -> Result<Option<R>, Error>;
    many_groups[R: Group](&mut impl Client) -> Result<Vec<R>, Error>;
    each[R: Lend, E: From<Error>]
        (&mut impl Client, each: impl FnMut(R::Ref<'_>) -> Result<(), E>) -> Result<(), E>;
    stream_each[R: Lend, E: From<Error>]
        (&mut impl Client, each: impl FnMut(R::Ref<'_>) -> Result<(), E>) -> Result<(), E>;
    fetch[S: Sink<Error> + Default](&mut impl Begin) -> Result<S, Error>;
    fetch_each[R, E: From<Error>, F](&mut impl Begin, portion: u32, closures: F) -> Result<(), E>
        where Closures<F, R>: Sink<E>;
}
