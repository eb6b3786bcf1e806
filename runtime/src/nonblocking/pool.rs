//! Pools whose connections keep their prepared statements.

use crate::{Cached, CachedManager};

#[cfg(feature = "bb8")]
impl<M: bb8::ManageConnection> bb8::ManageConnection for CachedManager<M> {
    type Connection = Cached<M::Connection>;
    type Error = M::Error;

    async fn connect(&self) -> Result<Self::Connection, M::Error> {
        let client = self.manager.connect().await?;
        Ok(Cached::with_capacity(client, self.capacity))
    }

    async fn is_valid(&self, connection: &mut Self::Connection) -> Result<(), M::Error> {
        self.manager.is_valid(&mut connection.client).await
    }

    fn has_broken(&self, connection: &mut Self::Connection) -> bool {
        self.manager.has_broken(&mut connection.client)
    }
}

#[cfg(feature = "deadpool")]
impl<M: deadpool::managed::Manager> deadpool::managed::Manager for CachedManager<M> {
    type Type = Cached<M::Type>;
    type Error = M::Error;

    async fn create(&self) -> Result<Self::Type, M::Error> {
        let client = self.manager.create().await?;
        Ok(Cached::with_capacity(client, self.capacity))
    }

    async fn recycle(
        &self,
        connection: &mut Self::Type,
        metrics: &deadpool::managed::Metrics,
    ) -> deadpool::managed::RecycleResult<M::Error> {
        self.manager.recycle(&mut connection.client, metrics).await
    }

    fn detach(&self, connection: &mut Self::Type) {
        self.manager.detach(&mut connection.client);
    }
}
