package impound.processors.evidence;

import impound.processors.Printable;
import impound.processors.id.AccountId;
import impound.processors.id.SnapshotId;
import impound.processors.id.VolumeId;

/** A collection that cannot go on. There is one kind for each thing a person would do about it. */
public abstract sealed class CollectionFailure extends RuntimeException {
    private final String reason;
    private final String advice;

    private CollectionFailure(String reason, String message, String advice) {
        super(message);
        this.reason = reason;
        this.advice = advice;
    }

    /** One of our fixed words, such as {@code INSTANCE_TERMINATED}: to count and to filter by. */
    public String reason() {
        return reason;
    }

    /** What a person can do about it. */
    public String advice() {
        return advice;
    }

    /** The input is not right: nothing was asked of AWS. */
    public static final class Rejected extends CollectionFailure {
        private static final String UNREADABLE = "NOT_OURS";

        public Rejected(String reason, String message) {
            super(reason, Printable.cut(message), "Correct the finding or the settings and submit it again.");
        }

        /** What lies in a queue of ours and is no message of ours: there is nothing to put on record of it but itself. */
        public static Rejected unreadable(String message) {
            return new Rejected(UNREADABLE, message);
        }
    }

    /** There is no disk to take: the instance is gone, or EC2 does not know it. */
    public static final class NothingToTake extends CollectionFailure {
        public NothingToTake(String reason, String message) {
            super(reason, message, "Look for snapshots and backups of its volumes that were made before.");
        }
    }

    /** EC2 could not make a snapshot, a copy or a volume. */
    public static final class NotMade extends CollectionFailure {
        public NotMade(String what, String stateMessage) {
            super(
                    "NOT_MADE",
                    "%s is in error: %s".formatted(what, stateMessage),
                    "Read the state message, mend its cause (often a key's policy); the message waits in its parked queue.");
        }
    }

    /** EC2 refuses a snapshot of this one volume. */
    public static final class VolumeRefused extends CollectionFailure {
        public VolumeRefused(VolumeId volume, Refused answer) {
            super(
                    answer.reason(),
                    "EC2 refuses a snapshot of %s: %s".formatted(volume, answer.getMessage()),
                    "Mend what the message names and take a snapshot of this volume by hand, while it is there."
                            + " The other volumes go on.");
        }
    }

    /** The image would not fit into one object, so that none is begun. */
    public static final class TooLarge extends CollectionFailure {
        public TooLarge(VolumeId volume, int gib, int most) {
            super(
                    "TOO_LARGE",
                    "%s has %d GiB, and an image of more than %d GiB does not fit into one object of S3"
                            .formatted(volume, gib, most),
                    "Its received snapshot is kept and locked: make a volume of it and image that in pieces by hand.");
        }
    }

    /** A snapshot that was made is there no more. */
    public static final class SnapshotGone extends CollectionFailure {
        public SnapshotGone(SnapshotId snapshot, AccountId account) {
            super(
                    "SNAPSHOT_GONE",
                    "account %s has no snapshot %s any more".formatted(account, snapshot),
                    "Find out in CloudTrail who deleted it. The message waits in its parked queue: where it is replayed, a"
                            + " new one is made.");
        }
    }

    /** The disk bears a code of AWS Marketplace, and EC2 does not give it to our collector. */
    public static final class Marketplace extends CollectionFailure {
        public Marketplace(VolumeId volume, String message) {
            super(
                    "MARKETPLACE",
                    "%s has a product code of AWS Marketplace: %s".formatted(volume, message),
                    "Subscribe to the product in the security account and attach a volume from the snapshot to a stopped"
                            + " instance by hand. The locked source snapshot is kept.");
        }
    }

    /** Somebody may not use a key. EC2 tells it late, in a state message, or never: then what was ordered vanishes. */
    public static final class KeyRefused extends CollectionFailure {
        private KeyRefused(String reason, String message, String advice) {
            super(reason, message, advice + "; the message waits in its parked queue.");
        }

        /**
         * EC2 says so itself.
         *
         * @param rights who has to be given which rights on which keys, as a sentence without its full stop
         */
        public static KeyRefused said(String what, String stateMessage, String rights) {
            return new KeyRefused("KMS_ACCESS", "%s: %s".formatted(what, stateMessage), rights);
        }

        /** What was ordered is not there any more, which is all that EC2 lets see of a key that it was refused. */
        public static KeyRefused suspected(String what, String rights) {
            return new KeyRefused("KMS_ACCESS_SUSPECTED", what + " vanished before it could be used", rights);
        }
    }

    /** No collector made an image. */
    public static final class CollectorFailed extends CollectionFailure {
        /** Of a collector that was never ready. */
        public static final String NOT_STARTED = "COLLECTOR_NOT_STARTED";
        /** Of a collector whose machine ended under it. */
        public static final String GONE = "COLLECTOR_GONE";
        /** Of a collector that went no further. */
        public static final String STALLED = "COLLECTOR_STALLED";
        /** Of a collector that went on, and too slowly to come to an end. */
        public static final String SLOW = "COLLECTOR_SLOW";

        private static final String ADVICE = "Read the collector's log in ForensicDiskCapture";
        private static final String ADVICE_NOT_STARTED =
                "Client.InternalError means most often that the security role may not use the key of the machine image's disk:"
                        + " give it kms:CreateGrant, kms:Decrypt and kms:GenerateDataKeyWithoutPlaintext there, or change the"
                        + " collectors' machine image or types";

        /** @param reason one of ours, or the collector's own word */
        public CollectorFailed(String reason, String message) {
            super(
                    reason,
                    message,
                    (reason.equals(NOT_STARTED) ? ADVICE_NOT_STARTED : ADVICE)
                            + "; the message waits in its parked queue.");
        }
    }

    /** Two values that must agree do not. */
    public static final class IntegrityViolated extends CollectionFailure {
        public IntegrityViolated(String what, String expected, String found) {
            super(
                    "INTEGRITY_VIOLATED",
                    "%s: expected %s, found %s".formatted(what, expected, found),
                    "Keep everything and have a person look before anything is done again.");
        }
    }

    /** What bears our tags is not what we made: the monitored account may be the intruder's. */
    public static final class CustodyDoubt extends CollectionFailure {
        public static final String REASON = "CUSTODY_DOUBT";

        public CustodyDoubt(String message) {
            super(REASON, message, "Find out in CloudTrail who made it. Do not use it as evidence.");
        }
    }

    /** AWS refuses the call for good. */
    public static final class Refused extends CollectionFailure {
        public Refused(String code, String message) {
            super(
                    code,
                    message,
                    "Give the role the right, or mend what the message names; the message waits in its parked queue.");
        }
    }

    /** What was waited for did not come in the time that the disk's size allows. */
    public static final class DeadlinePassed extends CollectionFailure {
        public DeadlinePassed(String message) {
            super("DEADLINE_PASSED", message, "See in AWS what it waits for; the message waits in its parked queue.");
        }
    }

    /** A person wants nothing more collected. */
    public static final class Cancelled extends CollectionFailure {
        public static final String REASON = "CANCELLED";

        public Cancelled(String order) {
            super(
                    REASON,
                    order,
                    "Nothing: somebody wanted it so. To take it up again: impound replay STAGE --incident ID.");
        }
    }

    /** The message came back again and again without an answer: whatever works on it does not survive it. */
    public static final class DeliveredTooOften extends CollectionFailure {
        public DeliveredTooOften(int times) {
            super(
                    "DELIVERED_TOO_OFTEN",
                    "delivered %d times without an answer".formatted(times),
                    "Find the error in the coordinator's log; the message waits in its parked queue.");
        }
    }
}
