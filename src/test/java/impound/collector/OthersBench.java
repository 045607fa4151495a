package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.CollectorCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ours beside what people use instead, in turn, on the same image, against the same HTTPS sink: whole processes with their start. Asks for
 * Debian's packages dc3dd, awscli, rclone and e2fsprogs, for root (the sink's certificate is trusted in a mount namespace, since the AWS
 * runtime of our client knows the system's list only) and for 10 GiB beside the temporary folder's. {@code -Dbench.gib=1} takes smaller images,
 * {@code -Dbench.rounds=1} fewer rounds.
 */
class OthersBench {
    private static final long BYTES = Long.getLong("bench.gib", 4) << 30;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final String TARGET = "bucket/image.dd";

    @TempDir
    private Path folder;

    private Certificate certificate;
    private Sink sink;

    @BeforeEach
    void start() throws Exception {
        certificate = Certificate.in(folder);
        sink = new Sink(certificate.context());
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "fs"})
    void ours_and_others_in_turn(String kind) throws Exception {
        var image = kind.equals("random") ? Images.random(folder, BYTES) : Images.fileSystem(folder, BYTES);
        var commands = commands(image);
        var runs = new LinkedHashMap<String, List<WholeProcess>>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var command : commands.entrySet()) {
                sink.forget();
                var run = WholeProcess.of(command.getValue(), environment(), folder.resolve("log"));
                assertThat(sink.size(TARGET)).as(command.getKey()).isGreaterThanOrEqualTo(BYTES);
                print(kind, command.getKey(), run);
                runs.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
                        .add(run);
            }
        }
        runs.forEach((name, ours) -> {
            if (name.startsWith("ours")) {
                printRatio(kind, name.substring("ours ".length()), runs.get("dc3dd | aws s3 cp"), ours);
            }
        });
        Files.delete(image);
    }

    /** The article's pipeline, as performance.md reads it, then the others. */
    private Map<String, List<String>> commands(Path image) {
        var commands = new LinkedHashMap<String, List<String>>();
        commands.put(
                "dc3dd | aws s3 cp",
                List.of(
                        "bash",
                        "-c",
                        "set -o pipefail; dc3dd if=%s hash=md5 hash=sha256 log=%s | /usr/bin/aws s3 cp - s3://%s --expected-size %d --endpoint-url %s"
                                .formatted(image, folder.resolve("dc3dd.log"), TARGET, BYTES, sink.endpoint())));
        commands.put("ours md5,sha256 crc64nvme", ours(image, "md5,sha256", "crc64nvme"));
        commands.put("ours sha256 sha256", ours(image, "sha256", "sha256"));
        commands.put("ours sha256 crc64nvme", ours(image, "sha256", "crc64nvme"));
        commands.put(
                "rclone",
                List.of(
                        "env",
                        "-u",
                        "AWS_CA_BUNDLE",
                        "rclone",
                        "copyto",
                        "--retries",
                        "1",
                        "--ca-cert",
                        certificate.pem().toString(),
                        "--s3-no-check-bucket",
                        "--s3-no-head",
                        "--s3-chunk-size",
                        "16M",
                        "--s3-upload-concurrency",
                        "8",
                        image.toString(),
                        "sink:" + TARGET));
        return commands;
    }

    private List<String> ours(Path image, String digests, String check) {
        var collector = CollectorCommand.ofThisBuild();
        return Stream.of(
                        List.of(
                                "unshare",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-c",
                                "mount --bind %s /etc/ssl/certs/ca-certificates.crt && exec \"$@\""
                                        .formatted(certificate.pem()),
                                "sh"),
                        collector.subList(0, collector.size() - 1),
                        List.of(
                                "image",
                                "--device",
                                image.toString(),
                                "--to",
                                "s3://" + TARGET,
                                "--digest",
                                digests,
                                "--part-checksum",
                                check))
                .flatMap(List::stream)
                .toList();
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "example"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                Map.entry("AWS_ENDPOINT_URL", sink.endpoint()),
                Map.entry("AWS_CA_BUNDLE", certificate.pem().toString()),
                Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
                Map.entry("RCLONE_CONFIG_SINK_TYPE", "s3"),
                Map.entry("RCLONE_CONFIG_SINK_PROVIDER", "Other"),
                Map.entry("RCLONE_CONFIG_SINK_ENDPOINT", sink.endpoint()),
                Map.entry("RCLONE_CONFIG_SINK_ACCESS_KEY_ID", "AKIDEXAMPLE"),
                Map.entry("RCLONE_CONFIG_SINK_SECRET_ACCESS_KEY", "example"),
                Map.entry("RCLONE_CONFIG_SINK_REGION", "us-east-1"));
    }

    private static void print(String kind, String name, WholeProcess run) {
        System.out.printf(
                "run %s %s: wall %.1f s, %.0f MB/s, %.2f CPU-s/GiB, rss %d MiB%n",
                kind,
                name,
                run.wall().toMillis() / 1e3,
                BYTES / 1e3 / run.wall().toMillis(),
                run.cpuPerGibibyte(BYTES),
                run.rss() >> 20);
    }

    /** The ratios are of each round by itself: what disturbs one run of a round disturbs the other. */
    private static void printRatio(String kind, String name, List<WholeProcess> theirs, List<WholeProcess> ours) {
        var wall = new double[ours.size()];
        var cpu = new double[ours.size()];
        for (int round = 0; round < ours.size(); round++) {
            wall[round] = theirs.get(round).wall().toMillis()
                    / (double) ours.get(round).wall().toMillis();
            cpu[round] = theirs.get(round).cpu().toMillis()
                    / (double) ours.get(round).cpu().toMillis();
        }
        var rss = ours.stream().mapToLong(WholeProcess::rss).max().orElseThrow();
        System.out.printf(
                "ratio %s %s wall=%.2f cpu=%.2f rss=%d MiB%n", kind, name, median(wall), median(cpu), rss >> 20);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
