package impound.processors.fakes;

import impound.processors.gateway.Holding;
import impound.processors.gateway.Holding.Kind;
import impound.processors.gateway.Holdings;
import impound.processors.gateway.Scope;
import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.id.SnapshotId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What bears our tag: each account shows its own only, and one may not let us in. */
public final class FakeHoldings implements Holdings {
    private final List<Holding> things = new ArrayList<>();
    private final Set<String> shared = new TreeSet<>();
    private final List<String> aborted = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Refusals refusals = new Refusals();

    public void put(Holding thing) {
        things.add(thing);
    }

    /** The security account may make volumes of this snapshot. */
    public void share(String snapshot) {
        shared.add(snapshot);
    }

    /** From now on the account answers this. */
    public void refuse(AccountId account, RuntimeException answer) {
        refusals.refuse(account.value(), answer);
    }

    public List<String> aborted() {
        return List.copyOf(aborted);
    }

    /** Each question, as what was asked for, the account and the region. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public List<Holding> collectors(Scope scope) {
        return of(Kind.COLLECTOR, scope);
    }

    @Override
    public List<Holding> volumes(Scope scope) {
        return of(Kind.VOLUME, scope);
    }

    @Override
    public List<Holding> snapshots(Scope scope) {
        return of(Kind.SNAPSHOT, scope);
    }

    @Override
    public Set<SnapshotId> shared(Scope scope, Collection<AccountId> owners) {
        return shared.stream().map(SnapshotId::new).collect(Collectors.toSet());
    }

    @Override
    public List<Holding> uploads(Region region) {
        return things.stream()
                .filter(thing -> thing.kind() == Kind.UPLOAD && thing.region().equals(region))
                .toList();
    }

    @Override
    public void abort(Holding upload) {
        aborted.add(upload.id());
    }

    private List<Holding> of(Kind kind, Scope scope) {
        asked.add(kind + " " + scope.account() + " " + scope.region());
        refusals.check(scope.account().value());
        return things.stream()
                .filter(thing -> thing.kind() == kind
                        && thing.account().equals(scope.account())
                        && thing.region().equals(scope.region()))
                .toList();
    }
}
