package impound.processors.gateway;

import impound.processors.id.AccountId;
import impound.processors.id.Region;
import impound.processors.id.SnapshotId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Everything that bears our tag, whoever put it there: one question a kind, account and region, page by page. */
public interface Holdings {
    /** Machines that are not gone. */
    List<Holding> collectors(Scope scope);

    List<Holding> volumes(Scope scope);

    /** The account's own. */
    List<Holding> snapshots(Scope scope);

    /** Snapshots of these owners of which the account of the scope may make volumes. */
    Set<SnapshotId> shared(Scope scope, Collection<AccountId> owners);

    /** Multipart uploads to the region's evidence bucket that nobody has finished. */
    List<Holding> uploads(Region region);

    /** Gives up an unfinished upload, with all its parts; nothing happens where it is gone. */
    void abort(Holding upload);
}
