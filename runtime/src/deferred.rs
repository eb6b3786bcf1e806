//! Fields of a model that a query leaves out, until somebody asks for them.

use crate::{Client, Error, ErrorKind, FromRow, Param, Query, Row, ToSql};
use std::error::Error as StdError;
use std::fmt;

/// A field that is loaded when it is asked for, and never behind the caller's back.
///
/// A generated row has one for each field of its model that its query leaves out. Methods of the row load one
/// field of one row; [`load_deferred`] and [`nonblocking::load_deferred`](crate::nonblocking::load_deferred) load
/// all fields of any number of rows by one query.
///
/// ```
/// use bindery::Deferred;
///
/// let mut name: Deferred<String> = Deferred::default();
/// assert_eq!(name.get(), None);
/// name.set("Selma".to_owned());
/// assert_eq!(name.get().map(String::as_str), Some("Selma"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deferred<T>(Option<T>);

impl<T> Default for Deferred<T> {
    /// Not loaded.
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<T> for Deferred<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T> Deferred<T> {
    /// The value, if it is loaded.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }

    /// The value, if it is loaded, to be changed.
    #[must_use]
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.0.as_mut()
    }

    /// Whether it is loaded.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.0.is_some()
    }

    /// Puts a value in, as if it had been loaded.
    pub fn set(&mut self, value: T) {
        self.0 = Some(value);
    }

    /// The value, if it is loaded.
    #[must_use]
    pub fn into_inner(self) -> Option<T> {
        self.0
    }

    /// Takes the value out, if it is loaded.
    pub(crate) fn take(&mut self) -> Option<T> {
        self.0.take()
    }

    /// Puts a value in and shows it.
    pub(crate) fn put(&mut self, value: T) -> &T {
        self.0.insert(value)
    }
}

/// As the value that it holds, and as nothing where it is not loaded.
#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Deferred<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// What is nothing is not loaded, even where the value could be nothing.
#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Deferred<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self)
    }
}

/// The values of one column of keys, on their way to the server.
pub type Keys<'a> = Box<dyn ToSql + Send + Sync + 'a>;

/// A row with deferred fields. Generated code implements it, by [`deferred!`](crate::deferred).
pub trait LoadDeferred: Sync {
    /// The query that loads them: it takes an array for each column of the key, and gives the number of a key, from
    /// 1, before the fields.
    const QUERY: &'static Query;

    /// Whether all of them are loaded.
    fn is_loaded(&self) -> bool;

    /// The columns of the rows' keys.
    fn keys<'a>(rows: &[&'a Self]) -> Vec<Keys<'a>>;

    /// The columns of the row's own key and their values, for errors.
    fn key(&self) -> Vec<(&'static str, String)>;

    /// Takes the fields that are not loaded yet out of a row of the query's.
    ///
    /// # Errors
    ///
    /// As [`FromRow::from_row`].
    fn fill(&mut self, row: &Row<'_>) -> Result<(), Error>;
}

/// Loads what is deferred in any number of rows, by one query; by none where all of it is loaded.
///
/// What is loaded already stays as it is.
///
/// # Errors
///
/// [`ErrorKind::Vanished`] with the keys of the rows that are not there any more, once all others are filled; what
/// the database or a value's decoding has to say.
pub fn load_deferred<R: LoadDeferred>(
    client: &mut impl Client,
    rows: &mut [R],
) -> Result<(), Error> {
    let mut wanted = Wanted::of(rows);
    if wanted.rows.is_empty() {
        return Ok(());
    }
    let loaded = {
        let keys = wanted.keys();
        R::QUERY.rows(client, &params(&keys))?
    };
    wanted.fill(&loaded)
}

/// Keys as parameters.
pub(crate) fn params<'a>(keys: &'a [Keys<'_>]) -> Vec<Param<'a>> {
    keys.iter().map(|key| &**key as Param<'a>).collect()
}

/// The rows that are not loaded.
pub(crate) struct Wanted<'a, R> {
    pub(crate) rows: Vec<&'a mut R>,
}

impl<'a, R: LoadDeferred> Wanted<'a, R> {
    pub(crate) fn of(rows: &'a mut [R]) -> Self {
        Self {
            rows: rows.iter_mut().filter(|row| !row.is_loaded()).collect(),
        }
    }

    pub(crate) fn keys(&self) -> Vec<Keys<'_>> {
        let rows: Vec<&R> = self.rows.iter().map(|row| &**row).collect();
        R::keys(&rows)
    }

    /// Fills the rows by what was loaded for them.
    pub(crate) fn fill(&mut self, loaded: &[postgres::Row]) -> Result<(), Error> {
        let mut is_found = vec![false; self.rows.len()];
        for row in loaded {
            let row = Row {
                query: R::QUERY,
                row,
            };
            let number: i64 = row.get(0)?;
            let index = usize::try_from(number - 1).unwrap_or(usize::MAX);
            if let Some(wanted) = self.rows.get_mut(index) {
                wanted.fill(&row)?;
                is_found[index] = true;
            }
        }
        let keys: Vec<String> = (self.rows.iter().zip(is_found))
            .filter(|(_, is_found)| !is_found)
            .map(|(row, _)| shown(&row.key()))
            .collect();
        match keys.is_empty() {
            true => Ok(()),
            false => Err(Error::new(R::QUERY, ErrorKind::Vanished { keys })),
        }
    }
}

/// `book_id = 1, member_id = 2`
fn shown(key: &[(&'static str, String)]) -> String {
    let parts = key.iter();
    let parts = parts.map(|(name, value)| format!("{} = {value}", name.trim_start_matches("r#")));
    parts.collect::<Vec<_>>().join(", ")
}

/// What a query for one field of one row gave.
pub(crate) fn found<T>(
    query: &'static Query,
    value: Option<T>,
    key: &[(&'static str, String)],
) -> Result<T, Error> {
    value.ok_or_else(|| {
        let keys = vec![shown(key)];
        Error::new(query, ErrorKind::Vanished { keys })
    })
}

/// Loads one field of one row, unless it is loaded.
///
/// # Errors
///
/// As those of [`load_deferred`].
#[doc(hidden)]
pub fn load_field<'a, T: FromRow>(
    client: &mut impl Client,
    query: &'static Query,
    params: &[Param<'_>],
    key: impl Fn() -> Vec<(&'static str, String)>,
    field: &'a mut Deferred<T>,
) -> Result<&'a T, Error> {
    let value = match field.take() {
        Some(loaded) => loaded,
        None => found(query, query.opt(client, params)?, &key())?,
    };
    Ok(field.put(value))
}

/// A field of a model was asked for that is not loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotLoaded {
    field: &'static str,
}

impl NotLoaded {
    #[doc(hidden)]
    #[must_use]
    pub fn new(field: &'static str) -> Self {
        Self {
            field: field.trim_start_matches("r#"),
        }
    }

    /// The field.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.field
    }
}

impl fmt::Display for NotLoaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the field `{}` is deferred and not loaded", self.field)
    }
}

impl StdError for NotLoaded {}

/// Implements [`LoadDeferred`](crate::LoadDeferred) for a row, and its conversion into its model: the key, the
/// model's fields that are there; the model, the query that loads the others, and these.
#[macro_export]
macro_rules! deferred {
    (
        $row:ident by $($key:ident),+: $($given:ident),+;
        $model:ident in $query:path: $($field:ident),+
    ) => {
        impl $crate::LoadDeferred for $row {
            const QUERY: &'static $crate::Query = &$query;

            fn is_loaded(&self) -> bool {
                $(self.$field.is_loaded())&&+
            }

            fn keys<'a>(
                rows: &[&'a Self],
            ) -> ::std::vec::Vec<$crate::Keys<'a>> {
                ::std::vec![$(::std::boxed::Box::new(
                    rows.iter().map(|row| &row.$key).collect::<::std::vec::Vec<_>>(),
                )),+]
            }

            fn key(&self) -> ::std::vec::Vec<(&'static str, ::std::string::String)> {
                $crate::key_of!(self by $($key),+)
            }

            fn fill(
                &mut self,
                row: &$crate::Row<'_>,
            ) -> ::std::result::Result<(), $crate::Error> {
                let mut columns = row.columns();
                let _: i64 = columns.next()?;
                $(let value = columns.next()?;
                if !self.$field.is_loaded() {
                    self.$field.set(value);
                })+
                ::std::result::Result::Ok(())
            }
        }

        impl ::std::convert::TryFrom<$row> for $model {
            type Error = $crate::NotLoaded;

            fn try_from(row: $row) -> ::std::result::Result<Self, $crate::NotLoaded> {
                $(let $field = row.$field.into_inner();)+
                ::std::result::Result::Ok($model {
                    $($given: row.$given,)+
                    $($field: $field.ok_or($crate::NotLoaded::new(::std::stringify!($field)))?,)+
                })
            }
        }

        impl $row {
            /// The model, where all that was left out is loaded.
            ///
            /// # Errors
            ///
            /// The first field that is not.
            pub fn into_model(self) -> ::std::result::Result<$model, $crate::NotLoaded> {
                ::std::convert::TryFrom::try_from(self)
            }
        }
    };
}

/// The columns of a row's key and their values.
#[doc(hidden)]
#[macro_export]
macro_rules! key_of {
    ($row:ident by $($key:ident),+) => {
        ::std::vec![$((::std::stringify!($key), ::std::format!("{:?}", $row.$key))),+]
    };
}

/// Gives a row methods that load one deferred field each, by the row's key.
#[macro_export]
macro_rules! load {
    ($row:ident by $($key:ident),+: $($method:ident = $field:ident in $query:path: $type:ty),+) => {
        $crate::load!(@each $row [$($key),+] $([$method $field ($type) ($query)])+);
    };
    (@each $row:ident $keys:tt $([$($load:tt)+])+) => {
        impl $row {
            $($crate::load!(@method $keys $($load)+);)+
        }
    };
    (@method [$($key:ident),+] $method:ident $field:ident ($type:ty) ($query:path)) => {
        #[doc = ::std::concat!("Loads `", ::std::stringify!($field), "`, unless it is loaded.")]
        ///
        /// # Errors
        ///
        /// [`Vanished`](bindery::ErrorKind::Vanished) where there is no such row any more, and what the database or
        /// the value's decoding has to say.
        pub fn $method(
            &mut self,
            client: &mut impl $crate::Client,
        ) -> ::std::result::Result<&$type, $crate::Error> {
            let Self { $($key,)+ $field, .. } = self;
            let key = || ::std::vec![$(
                (::std::stringify!($key), ::std::format!("{:?}", $key))
            ),+];
            $crate::load_field(client, &$query, &[$(&*$key),+], key, $field)
        }
    };
}

/// Gives a row async methods that load one deferred field each, by the row's key.
#[cfg(feature = "tokio-postgres")]
#[macro_export]
macro_rules! load_nonblocking {
    ($row:ident by $($key:ident),+: $($method:ident = $field:ident in $query:path: $type:ty),+) => {
        $crate::load_nonblocking!(@each $row [$($key),+] $([$method $field ($type) ($query)])+);
    };
    (@each $row:ident $keys:tt $([$($load:tt)+])+) => {
        impl $row {
            $($crate::load_nonblocking!(@method $keys $($load)+);)+
        }
    };
    (@method [$($key:ident),+] $method:ident $field:ident ($type:ty) ($query:path)) => {
        #[doc = ::std::concat!("Loads `", ::std::stringify!($field), "`, unless it is loaded.")]
        ///
        /// # Errors
        ///
        /// [`Vanished`](bindery::ErrorKind::Vanished) where there is no such row any more, and what the database or
        /// the value's decoding has to say.
        pub async fn $method(
            &mut self,
            client: &impl $crate::nonblocking::Client,
        ) -> ::std::result::Result<&$type, $crate::Error> {
            let Self { $($key,)+ $field, .. } = self;
            let key = || ::std::vec![$(
                (::std::stringify!($key), ::std::format!("{:?}", $key))
            ),+];
            $crate::nonblocking::load_field(client, &$query, &[$(&*$key),+], key, $field).await
        }
    };
}

/// Ties a row to the model in its field `model`: it dereferences to it, and converts into it.
///
/// ```
/// struct Author {
///     name: String,
/// }
/// struct Prolific {
///     model: Author,
///     books: i64,
/// }
/// bindery::annotated!(Prolific: Author);
///
/// let author = Prolific { model: Author { name: "Selma".to_owned() }, books: 12 };
/// assert_eq!(author.name, "Selma");
/// assert_eq!(Author::from(author).name, "Selma");
/// ```
#[macro_export]
macro_rules! annotated {
    ($row:ident: $model:ident) => {
        impl ::std::ops::Deref for $row {
            type Target = $model;

            fn deref(&self) -> &$model {
                &self.model
            }
        }

        impl ::std::ops::DerefMut for $row {
            fn deref_mut(&mut self) -> &mut $model {
                &mut self.model
            }
        }

        impl ::std::convert::From<$row> for $model {
            fn from(row: $row) -> Self {
                row.model
            }
        }
    };
}
