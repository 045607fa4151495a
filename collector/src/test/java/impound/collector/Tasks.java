package impound.collector;

import impound.collector.record.Digest;
import impound.collector.record.PartChecksum;
import impound.collector.record.Task;
import java.util.List;

/** A task like those that the coordinator writes. */
final class Tasks {

    private Tasks() {}

    static Task of(long size) {
        return of(size, PartChecksum.SHA256);
    }

    static Task of(long size, PartChecksum checksum) {
        return new Task(
                "inc-1",
                "vol-0source",
                "vol-0abc",
                1,
                "eu-west-1",
                size,
                "evidence",
                "inc-1/disk_evidence/vol-0source.image.dd",
                "work",
                "collectors/i-0c/",
                List.of(Digest.SHA256, Digest.MD5),
                checksum,
                "ForensicDiskCapture",
                "ForensicDiskReadiness");
    }
}
