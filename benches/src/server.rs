//! A PostgreSQL server to throw away, unless the user names one.

use crate::error::{Result, at};
use crate::programs;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The variable that names a server to use in place of one of our own.
const VARIABLE: &str = "BINDERY_BENCH_URL";

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server; one of our own is stopped and deleted when this is dropped.
pub struct Server {
    /// Where it listens.
    pub url: String,
    /// Its version in words.
    pub version: String,
    own: Option<Own>,
}

struct Own {
    process: Child,
    tools: Tools,
    data: PathBuf,
    /// Deleted last, with the data in it.
    folder: TempDir,
}

/// The programs of one installation, and who may run them.
struct Tools {
    folder: PathBuf,
    /// A server refuses to run as root: root runs it as this user and group.
    user: Option<(u32, u32)>,
}

impl Server {
    /// The server that the user named, or a new one.
    ///
    /// # Errors
    ///
    /// There is no PostgreSQL on this machine, or it does not start.
    pub fn start() -> Result<Self> {
        if let Ok(url) = std::env::var(VARIABLE) {
            return Ok(Self {
                url,
                version: format!("the server at `{VARIABLE}`"),
                own: None,
            });
        }
        let folder = tempfile::Builder::new()
            .prefix("bindery-bench-server-")
            .tempdir()?;
        let tools = Tools::find(folder.path())?;
        let data = folder.path().join("data");
        tools.make_cluster(folder.path(), &data)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut own = Own {
            process: tools.spawn(folder.path(), &data, port)?,
            tools,
            data,
            folder,
        };
        own.wait_until_ready(port)?;
        Ok(Self {
            url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
            version: own.tools.version()?,
            own: Some(own),
        })
    }
}

impl Server {
    /// Gives this program the first core and the server the others, so that where the system puts them is
    /// no part of what is measured. Says whether it did: there have to be two cores, a server of our own,
    /// and util-linux's `taskset`.
    ///
    /// # Errors
    ///
    /// `taskset` fails.
    pub fn keep_apart(&self) -> Result<bool> {
        let cores = std::thread::available_parallelism()?.get();
        let (Some(own), Some(taskset), 2..) = (&self.own, programs::in_path("taskset"), cores)
        else {
            return Ok(false);
        };
        let others = format!("1-{}", cores - 1);
        for (cores, process) in [("0", std::process::id()), (&others, own.process.id())] {
            let mut pin = Command::new(&taskset);
            pin.args(["-a", "-c", "-p", cores, &process.to_string()]);
            crate::measure::seconds(&mut pin)?;
        }
        Ok(true)
    }
}

impl Tools {
    fn find(folder: &Path) -> Result<Self> {
        // What this process makes belongs to the user that it runs as.
        let is_root = fs::metadata(folder)?.uid() == 0;
        let user = match is_root {
            true => Some(id_of_postgres()?),
            false => None,
        };
        let folder = installed().ok_or_else(|| {
            format!(
                "there is no PostgreSQL server on this machine: install one, or name one in {VARIABLE}"
            )
        })?;
        Ok(Self { folder, user })
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.folder.join(name));
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group).current_dir("/");
        }
        command
    }

    fn make_cluster(&self, folder: &Path, data: &Path) -> Result<()> {
        if let Some((user, group)) = self.user {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
            fs::create_dir(data)?;
            chown(data, Some(user), Some(group)).map_err(at(data))?;
        }
        let mut initdb = self.command("initdb");
        initdb.args(["--no-sync", "--no-locale", "--encoding=UTF8"]);
        initdb.args(["--auth=trust", "--username=postgres", "--pgdata"]);
        crate::measure::seconds(initdb.arg(data)).map(drop)
    }

    fn spawn(&self, folder: &Path, data: &Path, port: u16) -> Result<Child> {
        let log = folder.join("log");
        let log = fs::File::create(&log).map_err(at(&log))?;
        let mut postgres = self.command("postgres");
        postgres.arg("-D").arg(data).args(["-p", &port.to_string()]);
        for setting in [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
        ] {
            postgres.args(["-c", setting]);
        }
        postgres.stdin(Stdio::null()).stdout(Stdio::null());
        Ok(postgres.stderr(log).spawn()?)
    }

    /// Such as `PostgreSQL 17.5`.
    fn version(&self) -> Result<String> {
        let printed = programs::version(&self.folder.join("postgres"))?;
        let number = printed
            .split(' ')
            .find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        Ok(format!("PostgreSQL {}", number.unwrap_or(&printed)))
    }
}

impl Own {
    fn wait_until_ready(&mut self, port: u16) -> Result<()> {
        let start = Instant::now();
        loop {
            let mut ready = self.tools.command("pg_isready");
            ready.args(["--quiet", "--host=127.0.0.1", "--port", &port.to_string()]);
            if ready.status()?.success() {
                return Ok(());
            }
            let gone = self.process.try_wait()?.is_some();
            if gone || start.elapsed() > PATIENCE {
                let log = self.folder.path().join("log");
                return Err(
                    format!("the server did not start:\n{}", fs::read_to_string(log)?).into(),
                );
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let mut stop = self.tools.command("pg_ctl");
        stop.args(["stop", "--silent", "--mode=immediate", "--pgdata"]);
        let stopped = stop.arg(&self.data).status();
        if !stopped.is_ok_and(|status| status.success()) {
            // It may have ended by itself; if not, this ends it.
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The folder of the newest PostgreSQL's programs: Debian's are not in the `PATH`.
fn installed() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let newest = versions
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let folder = entry.path().join("bin");
            folder.join("initdb").is_file().then_some((version, folder))
        })
        .max();
    match newest {
        Some((_, folder)) => Some(folder),
        None => programs::in_path("initdb")?
            .canonicalize()
            .ok()?
            .parent()
            .map(Path::to_owned),
    }
}

/// The numbers of the user and the group that PostgreSQL's packages make.
fn id_of_postgres() -> Result<(u32, u32)> {
    let number = |option: &str| -> Result<u32> {
        let output = Command::new("id").args([option, "postgres"]).output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let number = text.trim().parse();
        number.map_err(|_| {
            "a server does not run as root, and there is no user `postgres` to run it as".into()
        })
    };
    Ok((number("-u")?, number("-g")?))
}
