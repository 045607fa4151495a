package impound.collector;

/**
 * A collection that this collector cannot finish. There is one kind for each thing that a responder would do about it;
 * its word goes into the {@code failed} record.
 */
public abstract sealed class CollectorFailure extends RuntimeException {

    private final String reason;

    private CollectorFailure(String reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The fixed word, such as {@code SIZE_MISMATCH}. */
    public String reason() {
        return reason;
    }

    /** The word for any failure. What has no kind of its own is a fault of this program, and named as one. */
    public static String reasonOf(Throwable failure) {
        return failure instanceof CollectorFailure known ? known.reason : "UNEXPECTED";
    }

    /** What happened, for a person. */
    public static String messageOf(Throwable failure) {
        return failure instanceof CollectorFailure ? failure.getMessage() : failure.toString();
    }

    /** The metadata service does not answer. Look whether this is an EC2 instance that may ask it. */
    public static final class NoMetadata extends CollectorFailure {
        public NoMetadata(Throwable cause) {
            super("NO_METADATA", "the instance metadata service does not answer: " + cause.getMessage(), cause);
        }
    }

    /** The task is not the one that user data names. Look at who may write to the work bucket. */
    public static final class TaskRefused extends CollectorFailure {
        public TaskRefused(String message) {
            super("TASK_REFUSED", message, null);
        }
    }

    /** A bucket, key or log group is missing or closed to us. Make it, or mend its policy. */
    public static final class AccessRefused extends CollectorFailure {
        public AccessRefused(String message, Throwable cause) {
            super("ACCESS_REFUSED", message, cause);
        }
    }

    /** The volume did not show up. Look whether it was attached. */
    public static final class DeviceNotFound extends CollectorFailure {
        public DeviceNotFound(String message) {
            super("DEVICE_NOT_FOUND", message, null);
        }
    }

    /** The device is not, or not only, the one that bears the volume's id. Trust nothing that was read. */
    public static final class DeviceIdentity extends CollectorFailure {
        public DeviceIdentity(String message) {
            super("DEVICE_IDENTITY", message, null);
        }
    }

    /** Something on this machine uses the device: a mount, swap, LVM, md. Look at the machine image. */
    public static final class DeviceInUse extends CollectorFailure {
        public DeviceInUse(String message) {
            super("DEVICE_IN_USE", message, null);
        }
    }

    /** The kernel would let the device be written. Look at the machine image's rule and at the collector's rights. */
    public static final class DeviceWritable extends CollectorFailure {
        public DeviceWritable(String message) {
            super("DEVICE_WRITABLE", message, null);
        }
    }

    /** Somebody wrote to the device while it was read. Trust nothing that was read, and find out who. */
    public static final class DeviceWritten extends CollectorFailure {
        public DeviceWritten(String message) {
            super("DEVICE_WRITTEN", message, null);
        }
    }

    /** The device has another size than the volume that we were sent for. */
    public static final class SizeMismatch extends CollectorFailure {
        public SizeMismatch(String message) {
            super("SIZE_MISMATCH", message, null);
        }
    }

    /** The device does not fit into one S3 object. Nothing was sent. */
    public static final class TooLarge extends CollectorFailure {
        public TooLarge(String message) {
            super("TOO_LARGE", message, null);
        }
    }

    /** The device answered a read with an error. Restore the volume anew. */
    public static final class ReadError extends CollectorFailure {
        public ReadError(String message, Throwable cause) {
            super("READ_ERROR", message, cause);
        }
    }

    /** The device, or a stage behind it, ended before its size was reached. */
    public static final class ShortRead extends CollectorFailure {
        public ShortRead(String message) {
            super("SHORT_READ", message, null);
        }
    }

    /** S3 did not take the bytes, after all retries. */
    public static final class UploadFailed extends CollectorFailure {
        public UploadFailed(String message, Throwable cause) {
            super("UPLOAD_FAILED", message, cause);
        }
    }

    /** What S3 holds under our key is not what we read. Keep everything, call a person. */
    public static final class StoredDiffers extends CollectorFailure {
        public StoredDiffers(String message) {
            super("STORED_DIFFERS", message, null);
        }
    }

    /** What is there already stays as it is: an image is written once. Name another place. */
    public static final class TargetTaken extends CollectorFailure {
        public TargetTaken(String message) {
            super("TARGET_TAKEN", message, null);
        }
    }

    /** The file system holds no more. Make room, or write elsewhere. */
    public static final class NoSpace extends CollectorFailure {
        public NoSpace(String message, Throwable cause) {
            super("NO_SPACE", message, cause);
        }
    }

    /** A person stopped the program. */
    public static final class Interrupted extends CollectorFailure {
        public Interrupted(String message) {
            super("INTERRUPTED", message, null);
        }
    }

    /** Nothing moved for too long. */
    public static final class Stalled extends CollectorFailure {
        public Stalled(String message) {
            super("STALLED", message, null);
        }
    }

    /** One of our own threads died of something that is none of the above: a fault of this program. */
    public static final class WorkerDied extends CollectorFailure {
        public WorkerDied(String message, Throwable cause) {
            super("WORKER_DIED", message, cause);
        }
    }
}
