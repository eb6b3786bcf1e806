//! Pools whose connections keep their prepared statements.

use crate::Cached;

/// A pool's manager whose connections are each in a [`Cached`]: prepared statements stay with the
/// connection when it goes back to the pool.
///
/// It wraps the manager of an r2d2, a bb8 or a deadpool pool (features `r2d2`, `bb8`, `deadpool`):
///
/// ```ignore
/// let manager = PostgresConnectionManager::new(config, NoTls);
/// let pool = r2d2::Pool::new(bindery::CachedManager::new(manager))?;
/// let author = queries::authors::author_by_id(&mut pool.get()?, 1)?;
/// ```
#[derive(Debug, Clone)]
pub struct CachedManager<M> {
    pub(crate) manager: M,
    pub(crate) capacity: usize,
}

impl<M> CachedManager<M> {
    /// A manager whose connections keep [`Cached::CAPACITY`] statements.
    pub fn new(manager: M) -> Self {
        Self::with_capacity(manager, Cached::CAPACITY)
    }

    /// A manager whose connections each keep as many as `capacity` statements, one at least.
    pub fn with_capacity(manager: M, capacity: usize) -> Self {
        Self { manager, capacity }
    }
}

#[cfg(feature = "r2d2")]
impl<M: r2d2::ManageConnection> r2d2::ManageConnection for CachedManager<M> {
    type Connection = Cached<M::Connection>;
    type Error = M::Error;

    fn connect(&self) -> Result<Self::Connection, M::Error> {
        let client = self.manager.connect()?;
        Ok(Cached::with_capacity(client, self.capacity))
    }

    fn is_valid(&self, connection: &mut Self::Connection) -> Result<(), M::Error> {
        self.manager.is_valid(&mut connection.client)
    }

    fn has_broken(&self, connection: &mut Self::Connection) -> bool {
        self.manager.has_broken(&mut connection.client)
    }
}
