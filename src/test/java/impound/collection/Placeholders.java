package impound.collection;

import impound.processors.evidence.Link;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/** Names for what differs from one collection to the next, so that the rest can be compared word for word. */
record Placeholders(Map<String, String> names) {
    static Placeholders of(Collection collection) {
        var names = new LinkedHashMap<String, String>();
        var chains = Chains.of(collection);
        for (var volume : chains.volumes()) {
            var taken = chains.link(volume, Link.SnapshotTaken.class);
            var disk = taken.volume().device().endsWith("a") ? "root" : "data";
            names.put(volume, "{volume-" + disk + "}");
            names.put(taken.snapshot().value(), "{snapshot-" + disk + "}");
            names.put(
                    chains.link(volume, Link.SnapshotReceived.class).snapshot().value(), "{received-" + disk + "}");
            names.put(chains.link(volume, Link.VolumeRestored.class).volume().value(), "{restored-" + disk + "}");
            names.put(
                    chains.link(volume, Link.CollectorLaunched.class)
                            .collector()
                            .value(),
                    "{collector-" + disk + "}");
        }
        names.put(collection.incident(), "{incident}");
        names.put(collection.suspected().instance(), "{instance}");
        return new Placeholders(names);
    }

    String in(String text) {
        var named = text;
        for (var name : names.entrySet()) {
            // whole ids only: ami-… contains what looks like an instance's
            named = named.replaceAll("\\b" + name.getKey() + "\\b", Matcher.quoteReplacement(name.getValue()));
        }
        return named;
    }
}
