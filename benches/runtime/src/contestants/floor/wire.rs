//! PostgreSQL's protocol, as little of it as the workloads need: "Frontend/Backend Protocol" in its
//! documentation.

use bindery_benches::error::Result;
use postgres::Config;
use postgres::config::Host;
use std::io::{Read, Write};
use std::net::TcpStream;

/// Version 3.0 of the protocol.
const VERSION: i32 = 3 << 16;

/// How much is read at once.
const CHUNK: usize = 1 << 16;

/// A connection.
pub(super) struct Wire {
    socket: TcpStream,
    output: Vec<u8>,
    input: Vec<u8>,
    /// What of `input` came and is not yet read.
    unread: std::ops::Range<usize>,
}

/// A message's type and length, and what is in it.
struct Message<'a> {
    tag: u8,
    body: &'a [u8],
}

impl Wire {
    /// Connects as a user that the server trusts.
    ///
    /// # Errors
    ///
    /// There is no such server, or it wants a password.
    pub(super) fn connect(config: &Config) -> Result<Self> {
        let Some(Host::Tcp(host)) = config.get_hosts().first() else {
            return Err("the floor speaks TCP only".into());
        };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let socket = TcpStream::connect((host.as_str(), port))?;
        socket.set_nodelay(true)?;
        let mut wire = Self {
            socket,
            output: Vec::new(),
            input: vec![0; CHUNK],
            unread: 0..0,
        };
        let user = config.get_user().unwrap_or("postgres");
        let database = config.get_dbname().unwrap_or(user);
        let mut startup = VERSION.to_be_bytes().to_vec();
        for word in ["user", user, "database", database, ""] {
            startup.extend(word.as_bytes());
            startup.push(0);
        }
        let length = startup.len() as i32 + 4;
        wire.output.extend(length.to_be_bytes());
        wire.output.extend(startup);
        wire.flush()?;
        wire.finish(|_| Ok(()))?;
        Ok(wire)
    }

    /// Prepares a statement whose parameters' types the server finds.
    pub(super) fn prepare(&mut self, name: &str, sql: &str) -> Result<()> {
        self.message(b'P', |body| {
            for text in [name, sql] {
                body.extend(text.as_bytes());
                body.push(0);
            }
            body.extend([0, 0]);
        });
        self.message(b'S', |_| ());
        self.flush()?;
        self.finish(|_| Ok(())).map(drop)
    }

    /// Runs a statement and decodes its rows.
    #[inline]
    pub(super) fn rows<T>(
        &mut self,
        statement: &str,
        params: &Params,
        mut row: impl FnMut(&mut Columns<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.call(statement, params, |columns| {
            rows.push(row(columns)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Runs a statement, and gives the number of rows that it was about.
    #[inline]
    pub(super) fn call(
        &mut self,
        statement: &str,
        params: &Params,
        row: impl FnMut(&mut Columns<'_>) -> Result<()>,
    ) -> Result<u64> {
        self.message(b'B', |body| {
            body.push(0);
            body.extend(statement.as_bytes());
            body.push(0);
            // One format for all parameters: binary.
            body.extend([0, 1, 0, 1]);
            body.extend(params.count.to_be_bytes());
            body.extend(&params.bytes);
            // And for all columns.
            body.extend([0, 1, 0, 1]);
        });
        // The unnamed portal, without a limit.
        self.message(b'E', |body| body.extend([0; 5]));
        self.message(b'S', |_| ());
        self.flush()?;
        self.finish(row)
    }

    fn message(&mut self, tag: u8, body: impl FnOnce(&mut Vec<u8>)) {
        self.output.push(tag);
        let start = self.output.len();
        self.output.extend([0; 4]);
        body(&mut self.output);
        let length = (self.output.len() - start) as i32;
        self.output[start..start + 4].copy_from_slice(&length.to_be_bytes());
    }

    fn flush(&mut self) -> Result<()> {
        self.socket.write_all(&self.output)?;
        self.output.clear();
        Ok(())
    }

    /// Reads until the server is ready for more.
    #[inline]
    fn finish(&mut self, mut row: impl FnMut(&mut Columns<'_>) -> Result<()>) -> Result<u64> {
        let mut affected = 0;
        loop {
            while let Some((message, length)) = next(&self.input[self.unread.clone()]) {
                match message.tag {
                    b'D' => row(&mut Columns(message.body.get(2..).ok_or("no columns")?))?,
                    b'C' => affected = number(message.body),
                    b'Z' => {
                        self.unread.start += length;
                        return Ok(affected);
                    }
                    b'R' if message.body != [0; 4] => {
                        return Err(
                            "the floor knows no passwords: the server is to trust it".into()
                        );
                    }
                    b'E' => return Err(String::from_utf8_lossy(message.body).into()),
                    _ => {}
                }
                self.unread.start += length;
            }
            self.read()?;
        }
    }

    fn read(&mut self) -> Result<()> {
        self.input.copy_within(self.unread.clone(), 0);
        self.unread = 0..self.unread.len();
        if self.input.len() < self.unread.end + CHUNK / 2 {
            self.input.resize(self.input.len() + CHUNK, 0);
        }
        match self.socket.read(&mut self.input[self.unread.end..])? {
            0 => Err("the server closed the connection".into()),
            count => {
                self.unread.end += count;
                Ok(())
            }
        }
    }
}

/// The first message in `input`, if it is all there, and its length.
#[inline]
fn next(input: &[u8]) -> Option<(Message<'_>, usize)> {
    let (&tag, rest) = input.split_first()?;
    let (length, _) = rest.split_first_chunk()?;
    let length = u32::from_be_bytes(*length) as usize;
    let body = rest.get(4..length)?;
    Some((Message { tag, body }, length + 1))
}

/// The number at the end of a command's tag, such as `INSERT 0 5`.
fn number(tag: &[u8]) -> u64 {
    let text = std::str::from_utf8(tag).unwrap_or_default();
    let number = text.trim_end_matches('\0').rsplit(' ').next();
    number.and_then(|it| it.parse().ok()).unwrap_or_default()
}

/// The columns of a row, one after the other.
pub(super) struct Columns<'a>(&'a [u8]);

impl<'a> Columns<'a> {
    #[inline]
    fn next(&mut self) -> Result<Option<&'a [u8]>> {
        let (length, rest) = self.0.split_first_chunk().ok_or("a row is cut short")?;
        let Ok(length) = usize::try_from(i32::from_be_bytes(*length)) else {
            self.0 = rest;
            return Ok(None);
        };
        let (value, rest) = rest.split_at_checked(length).ok_or("a row is cut short")?;
        self.0 = rest;
        Ok(Some(value))
    }

    /// An `integer`, or NULL.
    #[inline]
    pub(super) fn optional_int(&mut self) -> Result<Option<i32>> {
        match self.next()? {
            Some(raw) => Ok(Some(i32::from_be_bytes(raw.try_into()?))),
            None => Ok(None),
        }
    }

    /// An `integer`.
    #[inline]
    pub(super) fn int(&mut self) -> Result<i32> {
        Ok(self.optional_int()?.ok_or("an integer is NULL")?)
    }

    /// A `text`, or NULL.
    #[inline]
    pub(super) fn optional_text(&mut self) -> Result<Option<String>> {
        match self.next()? {
            Some(raw) => Ok(Some(std::str::from_utf8(raw)?.to_owned())),
            None => Ok(None),
        }
    }

    /// A `text`.
    #[inline]
    pub(super) fn text(&mut self) -> Result<String> {
        Ok(self.optional_text()?.ok_or("a text is NULL")?)
    }
}

/// Parameters in binary format.
pub(super) struct Params {
    count: i16,
    bytes: Vec<u8>,
}

/// The identifiers of the types in `pg_type.dat`.
const INT4: i32 = 23;
const TEXT: i32 = 25;

impl Params {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            count: 0,
            bytes: Vec::new(),
        }
    }

    /// Adds an `integer[]`.
    pub(super) fn ints(&mut self, values: impl ExactSizeIterator<Item = i32>) {
        self.array(INT4, values, |value, bytes| {
            bytes.extend(4_i32.to_be_bytes());
            bytes.extend(value.to_be_bytes());
        });
    }

    /// Adds a `text[]`.
    pub(super) fn texts<'a>(&mut self, values: impl ExactSizeIterator<Item = Option<&'a str>>) {
        self.array(TEXT, values, |value, bytes| match value {
            Some(value) => {
                bytes.extend((value.len() as i32).to_be_bytes());
                bytes.extend(value.as_bytes());
            }
            None => bytes.extend((-1_i32).to_be_bytes()),
        });
    }

    /// `array_recv` in `src/backend/utils/adt/arrayfuncs.c`: dimensions, whether there are NULLs, the
    /// element's type, the length and the lower bound of the only dimension, the elements.
    fn array<T>(
        &mut self,
        element: i32,
        values: impl ExactSizeIterator<Item = T>,
        mut write: impl FnMut(T, &mut Vec<u8>),
    ) {
        let start = self.bytes.len();
        for number in [0, 1, 1, element, values.len() as i32, 1] {
            self.bytes.extend(number.to_be_bytes());
        }
        for value in values {
            write(value, &mut self.bytes);
        }
        let length = (self.bytes.len() - start - 4) as i32;
        self.bytes[start..start + 4].copy_from_slice(&length.to_be_bytes());
        self.count += 1;
    }
}
