//! Many requests on one connection without waiting for each answer.

use futures_util::future::{join_all, maybe_done};
use std::future::{Future, poll_fn};
use std::task::Poll;

/// Sends every request, in order, and then waits for all answers.
///
/// The driver sends a request when its future is first polled and pipelines what is sent before the
/// answers are there: <https://docs.rs/tokio-postgres/latest/tokio_postgres/#pipelining>.
pub(crate) async fn send_all<F: Future>(requests: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut requests: Vec<_> = requests
        .into_iter()
        .map(|request| Box::pin(maybe_done(request)))
        .collect();
    for request in &mut requests {
        poll_fn(|context| {
            let _ = request.as_mut().poll(context);
            Poll::Ready(())
        })
        .await;
    }
    join_all(requests.iter_mut()).await;
    let outputs = requests
        .iter_mut()
        .map(|request| request.as_mut().take_output());
    outputs
        .map(|output| output.expect("join_all ends when every request is done"))
        .collect()
}
