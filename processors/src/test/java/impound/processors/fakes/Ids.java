package impound.processors.fakes;

import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.Target.InstanceTarget;
import impound.processors.id.AccountId;
import impound.processors.id.IncidentId;
import impound.processors.id.InstanceId;
import impound.processors.id.KeyArn;
import impound.processors.id.Region;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;
import impound.processors.id.Zone;

/** Who and what the tests are about. */
public final class Ids {
    public static final IncidentId INCIDENT = new IncidentId("b0baa737c3bf7309db2a396651fdb500-0123456789ab");
    public static final Region REGION = new Region("us-east-1");
    public static final Zone ZONE = new Zone("us-east-1a");
    public static final AccountId MONITORED = new AccountId("111122223333");
    public static final AccountId SECURITY = new AccountId("444455556666");
    public static final AccountId STRANGER = new AccountId("999900001111");
    public static final KeyArn KEY = new KeyArn("arn:aws:kms:us-east-1:444455556666:key/forensics");
    /** Of the monitored account: a customer's own, or the one that AWS keeps for it. */
    public static final KeyArn THEIR_KEY = new KeyArn("arn:aws:kms:us-east-1:111122223333:key/theirs");

    public static final InstanceId INSTANCE = new InstanceId("i-0a1b2c3d4e5f60001");
    public static final InstanceTarget TARGET = new InstanceTarget(MONITORED, REGION, INSTANCE);
    public static final SourceVolume ROOT = volume("vol-0a0000000000001a1", "/dev/xvda", 8);
    public static final SourceVolume DATA = volume("vol-0a0000000000001b1", "/dev/sdf", 100);
    public static final SourceVolume ENCRYPTED =
            new SourceVolume(ROOT.id(), INSTANCE.value(), "/dev/xvda", 8, "gp3", THEIR_KEY.value());
    public static final SnapshotId SNAPSHOT = new SnapshotId("snap-0a0000000000001a1");
    public static final VolumeId RESTORED = new VolumeId("vol-0c0000000000001a1");
    public static final InstanceId COLLECTOR = new InstanceId("i-0c0000000000001a1");

    private Ids() {}

    private static SourceVolume volume(String id, String device, int gib) {
        return new SourceVolume(new VolumeId(id), INSTANCE.value(), device, gib, "gp3", "");
    }
}
