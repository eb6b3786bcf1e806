//! Fields of a model that a query leaves out, until somebody asks for them.

mod load;
mod macros;

pub use load::{Keys, LoadDeferred, load_deferred, load_field};
#[cfg(feature = "tokio-postgres")]
pub(crate) use load::{Wanted, found, params};

use std::error::Error as StdError;
use std::fmt;

/// A field that is loaded when it is asked for, and never behind the caller's back.
///
/// A generated row has one for each field of its model that its query leaves out. Methods of the row load one
/// field of one row; [`load_deferred`](crate::load_deferred) and [`nonblocking::load_deferred`](crate::nonblocking::load_deferred) load
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
