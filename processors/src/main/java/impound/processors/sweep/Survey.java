package impound.processors.sweep;

import impound.processors.audit.SweepRecords;
import impound.processors.failure.Answers;
import impound.processors.gateway.Holding;
import impound.processors.gateway.Holding.Kind;
import impound.processors.gateway.Holdings;
import impound.processors.gateway.Scope;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.id.SnapshotId;
import impound.processors.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks each account of a region once for each kind; where one does not answer, the others are looked at all the same. */
public final class Survey {
    private final Holdings holdings;
    private final Settings settings;

    public Survey(Holdings holdings, Settings settings) {
        this.holdings = holdings;
        this.settings = settings;
    }

    /** What was found, in the order in which it may go, and where nobody could look. */
    record Found(List<Holding> things, List<String> unseen) {}

    Found of(Region region) {
        var round = new Round(region);
        round.add("instances", settings.securityAccount(), holdings::collectors);
        round.add("volumes", settings.securityAccount(), holdings::volumes);
        round.add("snapshots", settings.securityAccount(), holdings::snapshots);
        settings.monitoredAccounts().stream()
                .filter(account -> !account.equals(settings.securityAccount()))
                .sorted(Comparator.comparing(AccountId::value))
                .forEach(account -> round.add("snapshots", account, holdings::snapshots));
        round.addShares();
        round.add("uploads", settings.securityAccount(), scope -> holdings.uploads(region));
        round.things.sort(Comparator.comparing(Holding::kind).thenComparing(Holding::since));
        return new Found(List.copyOf(round.things), List.copyOf(round.unseen));
    }

    private final class Round {
        private final Region region;
        private final List<Holding> things = new ArrayList<>();
        private final List<String> unseen = new ArrayList<>();

        private Round(Region region) {
            this.region = region;
        }

        private void add(String what, AccountId account, Function<Scope, List<Holding>> look) {
            things.addAll(look(what, account, List.of(), () -> look.apply(scope(account))));
        }

        /** Of what our tag is on: others may share with us what they like. */
        private void addShares() {
            var security = settings.securityAccount();
            var foreign = things.stream()
                    .filter(thing ->
                            thing.kind() == Kind.SNAPSHOT && !thing.account().equals(security))
                    .toList();
            if (foreign.isEmpty()) {
                return;
            }
            var owners = foreign.stream()
                    .map(Holding::account)
                    .distinct()
                    .sorted(Comparator.comparing(AccountId::value))
                    .toList();
            var shared = look("shares", security, Set.<SnapshotId>of(), () -> holdings.shared(scope(security), owners));
            foreign.stream()
                    .filter(thing -> shared.contains(new SnapshotId(thing.id())))
                    .map(Holding::asShare)
                    .forEach(things::add);
        }

        private <T> T look(String what, AccountId account, T nothing, Supplier<T> look) {
            try {
                return look.get();
            } catch (RuntimeException e) {
                if (!Answers.isForLater(e) && Answers.failure(e).isEmpty()) {
                    throw e;
                }
                unseen.add("%s of %s in %s: %s".formatted(what, account, region, e.getMessage()));
                return nothing;
            }
        }

        private Scope scope(AccountId account) {
            return new Scope(account, region, SweepRecords.SWEEP);
        }
    }
}
