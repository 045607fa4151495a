package impound.sandbox.drill;

import impound.sandbox.ec2.InstanceState;
import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Suspect;
import impound.sandbox.kms.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The instances that are there in every sandbox: what findings are about that the drill did not make up. Each is a line of a file,
 * and {@code world.properties} beside this class has those that there are where no other file is given.
 */
final class BystanderSeed {
    private static final String NAME = "instance.";
    private static final String WRITE = "ACCOUNT REGION running|stopped|terminated TYPE DEVICE:GIB[:KEY[:VOLUME]]…";
    private static final Pattern ID = Pattern.compile("instance\\.i-([0-9a-f]{17}|[0-9a-f]{8})");
    private static final Pattern INSTANCE = Pattern.compile(
            "(\\d{12}) ([a-z]{2}-[a-z]+-\\d) (running|stopped|terminated) ([a-z0-9-]+\\.[a-z0-9-]+)((?: \\S+)+)");
    private static final Pattern DISK =
            Pattern.compile("(/dev/\\w+):([1-9]\\d{0,4})(?::(none|customer|foreign|aws)(?::(vol-[0-9a-f]{17}))?)?");

    private final Map<String, MatchResult> lines;
    private final IntUnaryOperator sizes;

    private BystanderSeed(Map<String, MatchResult> lines, IntUnaryOperator sizes) {
        this.lines = lines;
        this.sizes = sizes;
    }

    private static BystanderSeed usual() {
        var world = new Properties();
        try (var in = BystanderSeed.class.getResourceAsStream("world.properties")) {
            world.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(world);
    }

    /**
     * Those of a file; the usual ones where it names none.
     *
     * @throws IllegalArgumentException where one is not written as it should be
     */
    static BystanderSeed of(Properties world) {
        var lines = new TreeMap<String, MatchResult>();
        for (var name : world.stringPropertyNames()) {
            if (name.startsWith(NAME)) {
                lines.put(name.substring(NAME.length()), line(name, world.getProperty(name)));
            }
        }
        return lines.isEmpty() ? usual() : new BystanderSeed(lines, gibibytes -> gibibytes);
    }

    /** The same with disks that are all of this size. */
    BystanderSeed withDisksOf(int gibibytes) {
        return new BystanderSeed(lines, written -> gibibytes);
    }

    /** Their disks are blank, so that they take no room. */
    List<Suspect> all(KeyRing keys) {
        return lines.entrySet().stream()
                .map(line -> suspect(line.getKey(), line.getValue(), keys))
                .toList();
    }

    private static MatchResult line(String name, String text) {
        var line = INSTANCE.matcher(text.strip().replaceAll("\\s+", " "));
        var isRight = ID.matcher(name).matches()
                && line.matches()
                && World.REGIONS.contains(line.group(2))
                && disks(line).allMatch(disk -> DISK.matcher(disk).matches());
        if (!isRight) {
            throw new IllegalArgumentException(
                    "not an instance: '%s = %s'; write instance.ID = %s, in one of the regions %s"
                            .formatted(name, text, WRITE, String.join(", ", World.REGIONS)));
        }
        return line.toMatchResult();
    }

    private static Stream<String> disks(MatchResult line) {
        return Arrays.stream(line.group(5).strip().split(" "));
    }

    private Suspect suspect(String id, MatchResult line, KeyRing keys) {
        var account = line.group(1);
        var region = line.group(2);
        var disks = disks(line).map(text -> disk(text, account, region, keys)).toList();
        return Suspect.running(account, region, region + "a", id, disks)
                .ofType(line.group(4))
                .in(InstanceState.valueOf(line.group(3).toUpperCase(Locale.ROOT)));
    }

    private SeedDisk disk(String text, String account, String region, KeyRing keys) {
        var written = DISK.matcher(text);
        if (!written.matches()) {
            throw new IllegalStateException("it was looked at when it was read: " + text);
        }
        var disk = SeedDisk.blank(written.group(1), sizes.applyAsInt(Integer.parseInt(written.group(2))))
                .named(written.group(4));
        return Encryption.of(Objects.requireNonNullElse(written.group(3), "none"))
                .key(keys, account, region)
                .map(disk::under)
                .orElse(disk);
    }
}
