package impound.sandbox.kms;

import impound.sandbox.http.Identity;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who may do what with a key: principals (accounts, roles, sessions) by what they may do. */
public record KeyPolicy(Map<Group, Set<String>> admitted) {

    public KeyPolicy {
        var copy = new EnumMap<Group, Set<String>>(Group.class);
        admitted.forEach((group, who) -> copy.put(group, Set.copyOf(who)));
        admitted = copy;
    }

    /** All of it for one account, nothing for others: what a key has when nobody wrote a policy. */
    public static KeyPolicy ofAccount(String account) {
        var all = new EnumMap<Group, Set<String>>(Group.class);
        for (var group : Group.values()) {
            all.put(group, Set.of(account));
        }
        return new KeyPolicy(all);
    }

    /** Also these may do this. */
    public KeyPolicy admitting(Group group, String... principals) {
        var who = new HashSet<>(admitted.getOrDefault(group, Set.of()));
        who.addAll(Set.of(principals));
        return with(group, who);
    }

    /** Only these may do this. */
    public KeyPolicy only(Group group, String... principals) {
        return with(group, Set.of(principals));
    }

    /** What another account needs to restore a volume from a snapshot under this key. */
    public KeyPolicy sharedWith(String account) {
        return admitting(Group.READ, account).admitting(Group.USE, account).admitting(Group.GRANT, account);
    }

    private KeyPolicy with(Group group, Set<String> who) {
        var changed = new EnumMap<Group, Set<String>>(Group.class);
        changed.putAll(admitted);
        changed.put(group, who);
        return new KeyPolicy(changed);
    }

    boolean admits(Identity caller, Group group) {
        return admitted.getOrDefault(group, Set.of()).stream().anyMatch(caller::isAdmittedBy);
    }
}
