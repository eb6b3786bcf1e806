//! Schemas, rows and queries by the hundred, until inference lies or the number is reached.

use crate::ask::{Answer, Engine, ask, differs_in_lock};
use crate::census::{Census, causes};
use crate::generator::Generator;
use crate::grammar::Grammar;
use crate::judge::{Lie, judge, runs};
use crate::node::Node;
use crate::numbers::Numbers;
use crate::schema::World;
use crate::{server, world};
use bindery_codegen::database::Session;
use bindery_codegen::infer::TypedQuery;

/// How many queries one schema serves.
const QUERIES: usize = 200;

/// How many schemas go by between two lines about progress.
const PROGRESS: u64 = 50;

/// The most rows that each table has, for each set of rows.
const ROWS: [usize; 3] = [0, 3, 5];

/// A lie and all that shows it.
#[derive(Debug, Clone)]
pub(crate) struct Find {
    /// The seed of the schema that showed it: a hunt with this seed begins there.
    pub(crate) seed: u64,
    pub(crate) world: World,
    pub(crate) query: Node,
    pub(crate) lie: Lie,
}

/// Tells of the seed where a hunt broke off, as when the server is gone.
struct At(u64);

impl Drop for At {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the hunt broke off at seed {}", self.0);
        }
    }
}

/// A query that inference answered.
struct Typed {
    at: usize,
    typed: TypedQuery,
    /// In any run: whether there were rows, and which columns were NULL.
    rows: bool,
    nulls: Vec<bool>,
}

/// Looks for lies in about `number` queries, until `told` has had enough of them; the seed of each schema
/// is one more than the last one's.
pub(crate) fn hunt(
    session: &Session,
    engine: Engine,
    seed: u64,
    number: usize,
    census: &mut Census,
    told: &mut dyn FnMut(Find) -> bool,
) {
    let version = session
        .server_version()
        .expect("the server says its version");
    let version = version.split('.').next().and_then(|it| it.parse().ok());
    let version = version.unwrap_or_default();
    let grammar = Grammar::of(version);
    let mut seed = seed;
    while census.queries < number {
        let mut generator = Generator::new(seed, &grammar, version);
        let _at = At(seed);
        let few = QUERIES.min(number - census.queries);
        let finds = one_schema(session, engine, &mut generator, seed, few, census);
        let mut kinds: Vec<Lie> = Vec::new();
        for find in finds {
            // One of a kind: the others are mostly the same mistake.
            if kinds.iter().any(|kind| kind.is_like(&find.lie)) {
                continue;
            }
            kinds.push(find.lie.clone());
            if told(find) {
                return;
            }
        }
        seed += 1;
        if seed.is_multiple_of(PROGRESS) && number > QUERIES * PROGRESS as usize {
            eprintln!("{} queries, seed {seed}", census.queries);
        }
    }
}

fn one_schema(
    session: &Session,
    engine: Engine,
    generator: &mut Generator<'_>,
    seed: u64,
    number: usize,
    census: &mut Census,
) -> Vec<Find> {
    server::reset(session);
    let mut world = world::make(session, generator);
    let nodes: Vec<Node> = (0..number)
        .map(|_| {
            let with_params = generator.chance(25);
            generator.begin(with_params);
            generator.statement()
        })
        .collect();
    let answers = ask(session, engine, &nodes);
    let find = |world: &World, at: usize, lie: Lie| Find {
        seed,
        world: world.clone(),
        query: nodes[at].clone(),
        lie,
    };
    let mut finds = Vec::new();
    let mut typed = Vec::new();
    for (at, answer) in answers.iter().enumerate() {
        match answer {
            Answer::Typed(it) => typed.push(Typed::new(at, it)),
            Answer::Rejected(why) => *census.rejected.entry(why.clone()).or_default() += 1,
            Answer::Refused(why) => *census.refused.entry(why.clone()).or_default() += 1,
            Answer::Panicked => finds.push(find(&world, at, Lie::Panic)),
        }
    }
    for (at, most) in ROWS.into_iter().enumerate() {
        // The same rows, however many queries came before.
        generator.numbers = Numbers::new(!seed - at as u64);
        world.rows = generator.rows(&world.objects, most);
        let load = world.load();
        server::execute(session, &load);
        for (at, lie) in run_all(session, seed, &mut typed, census) {
            finds.push(find(&world, at, lie));
        }
    }
    for it in &typed {
        census.count(&nodes[it.at], it.typed.cardinality.as_str());
        census.with_rows += usize::from(it.rows);
        let causes = causes(&nodes[it.at], it.typed.columns.len());
        for ((cause, column), null) in causes.into_iter().zip(&it.typed.columns).zip(&it.nulls) {
            census.column(cause, column, it.rows, *null);
        }
    }
    if seed.is_multiple_of(8) {
        server::execute(session, &["ANALYZE".to_owned()]);
        let again = ask(session, engine, &nodes);
        let unsteady = (0..nodes.len()).filter(|at| again[*at] != answers[*at]);
        finds.extend(unsteady.map(|at| find(&world, at, Lie::Unsteady)));
        let differs = differs_in_lock(session, engine, &nodes);
        finds.extend(differs.into_iter().map(|at| find(&world, at, Lie::Lock)));
    }
    finds
}

/// Runs every query with every set of arguments: the queries that show a lie.
fn run_all(
    session: &Session,
    seed: u64,
    typed: &mut [Typed],
    census: &mut Census,
) -> Vec<(usize, Lie)> {
    let mut owners = Vec::new();
    let mut all = Vec::new();
    for (owner, it) in typed.iter().enumerate() {
        for run in runs(&it.typed, seed) {
            owners.push(owner);
            all.push(run);
        }
    }
    census.runs += all.len();
    let mut found: Vec<(usize, Lie)> = Vec::new();
    for (owner, result) in owners.into_iter().zip(server::run(session, &all)) {
        let it = &mut typed[owner];
        match result {
            Err(why) => *census.failed.entry(why).or_default() += 1,
            Ok(seen) => {
                it.rows |= seen.rows > 0;
                it.nulls
                    .iter_mut()
                    .zip(&seen.nulls)
                    .for_each(|(one, other)| *one |= other);
                let lie =
                    judge(&it.typed, &seen).filter(|_| !found.iter().any(|(at, _)| *at == it.at));
                found.extend(lie.map(|lie| (it.at, lie)));
            }
        }
    }
    found
}

impl Typed {
    fn new(at: usize, typed: &TypedQuery) -> Self {
        Self {
            at,
            rows: false,
            nulls: vec![false; typed.columns.len()],
            typed: typed.clone(),
        }
    }
}
