//! What ties generated rows to their models.

/// Implements [`LoadDeferred`](crate::LoadDeferred) for a row, and its conversion into its model: the key, the
/// model's fields that are there; the model, the query that loads the others, and these. Behind the key stands the
/// database, if it has a name.
#[macro_export]
macro_rules! deferred {
    (
        $row:ident by $($key:ident),+ in $database:path: $($given:ident),+; $($left:tt)+
    ) => {
        $crate::deferred!(@in ($database,) $row by $($key),+: $($given),+; $($left)+);
    };
    (
        $row:ident by $($key:ident),+: $($given:ident),+; $($left:tt)+
    ) => {
        $crate::deferred!(@in () $row by $($key),+: $($given),+; $($left)+);
    };
    (
        @in $database:tt $row:ident by $($key:ident),+: $($given:ident),+;
        $model:ident in $query:path: $($field:ident),+
    ) => {
        impl $crate::LoadDeferred for $row {
            type Database = $database;
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
            client: &mut impl $crate::Reaches<<Self as $crate::LoadDeferred>::Database>,
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
            client: &impl $crate::nonblocking::Reaches<<Self as $crate::LoadDeferred>::Database>,
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
