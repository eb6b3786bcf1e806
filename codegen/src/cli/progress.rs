//! A sign of life on a terminal when work takes longer than a second.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Runs `work`; after a second, and only on a terminal, says what is being done.
pub(super) fn during<T>(message: &'static str, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            if waiting.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
                let bar = ProgressBar::new_spinner().with_message(message);
                let bar = style.map_or(bar.clone(), |style| bar.with_style(style));
                bar.enable_steady_tick(Duration::from_millis(100));
                let _ = waiting.recv();
                bar.finish_and_clear();
            }
        });
        // Dropped when the work is done, and when it panics.
        let _done = done;
        work()
    })
}
