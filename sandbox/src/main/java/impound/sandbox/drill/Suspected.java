package impound.sandbox.drill;

import impound.sandbox.ec2.SeedDisk;
import impound.sandbox.ec2.Suspect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An instance that a finding is about, so that the drill's world has it. */
public record Suspected(String account, String region, String instance) {
    private static final Pattern INSTANCE =
            Pattern.compile("arn:aws:ec2:([a-z]{2}-[a-z]+-\\d):(\\d{12}):instance/(i-[0-9a-f]{17}|i-[0-9a-f]{8})\"");

    /**
     * The instances that the event names by their ARNs, each once.
     *
     * @throws IllegalArgumentException where it names none: there would be nothing to collect
     */
    public static List<Suspected> in(String event) {
        var found = INSTANCE.matcher(event)
                .results()
                .map(arn -> new Suspected(arn.group(2), arn.group(1), arn.group(3)))
                .distinct()
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the finding names no instance by its ARN, arn:aws:ec2:…:instance/i-…");
        }
        return found;
    }

    /** Its ARN, as findings write it. */
    String arn() {
        return "arn:aws:ec2:%s:%s:instance/%s".formatted(region, account, instance);
    }

    /** The instance as it runs: with these disks, in their order, under this key where there is one. */
    public Suspect with(List<Path> disks, Optional<String> key) {
        var seeded = new ArrayList<SeedDisk>();
        for (int i = 0; i < disks.size(); i++) {
            var disk = SeedDisk.of("/dev/xvd" + (char) ('a' + i), disks.get(i));
            seeded.add(key.map(disk::under).orElse(disk));
        }
        return Suspect.running(account, region, region + "a", instance, seeded);
    }
}
