package impound.collector;

import impound.collector.aws.TinyAws;
import impound.collector.digest.Hashes;
import impound.collector.record.PartChecksum;
import impound.collector.record.RecordJson;
import impound.collector.record.TaskPointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a disk attached and a task to image it, on which the collector is a process. */
abstract class ProcessFixture {

    static final String IMAGE = "evidence/inc-1/disk_evidence/vol-0source.image.dd";

    @TempDir
    private Path root;

    final TinyAws aws = new TinyAws();
    final byte[] disk = new byte[40 << 20];
    private DiskTree tree;

    @BeforeEach
    void attach() {
        new Random(3).nextBytes(disk);
        tree = new DiskTree(root);
        tree.attach("nvme1n1", "vol-0abc", disk);
        order(PartChecksum.SHA256);
    }

    void order(PartChecksum checksum) {
        byte[] task = RecordJson.write(Tasks.of(disk.length, checksum));
        aws.s3().objects().put("work/tasks/1.json", task);
        byte[] pointer = RecordJson.write(new TaskPointer("eu-west-1", "work", "tasks/1.json", Hashes.sha256(task)));
        aws.launchWith(new String(pointer, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    String failed() {
        return new String(aws.s3().objects().get("work/collectors/i-0c/failed.json"), StandardCharsets.UTF_8);
    }

    CollectorProcess collect() {
        return CollectorProcess.run(
                Map.of("AWS_ENDPOINT_URL", aws.endpoint(), "AWS_EC2_METADATA_SERVICE_ENDPOINT", aws.endpoint()),
                "run",
                "--sys",
                tree.sys().toString(),
                "--dev",
                tree.dev().toString(),
                "--proc",
                tree.proc().toString(),
                "--blockdev",
                tree.blockdev().toString());
    }
}
