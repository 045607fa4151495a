package impound.processors.completion;

import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.Wire;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GroupTest {
    @Test
    void a_group_is_complete_once_each_expected_volume_is_there() {
        assertThat(group(true, Set.of("a", "b"), Set.of("a")).isComplete()).isFalse();
        assertThat(group(true, Set.of("a", "b"), Set.of("a", "b")).isComplete()).isTrue();
    }

    @Test
    void a_group_whose_volumes_are_not_all_known_is_never_complete() {
        assertThat(group(false, Set.of("a"), Set.of("a")).isComplete()).isFalse();
    }

    @Test
    void two_groups_know_together_what_either_knows() {
        var one = group(false, Set.of("a"), Set.of("a"));
        var other = group(true, Set.of("a", "b"), Set.of("b"));

        var both = one.and(other);

        assertThat(both).isEqualTo(group(true, Set.of("a", "b"), Set.of("a", "b")));
        assertThat(other.and(one)).isEqualTo(both);
    }

    @Test
    void merging_the_same_again_changes_nothing() {
        var group = group(true, Set.of("a", "b"), Set.of("a"));

        assertThat(group.and(group)).isEqualTo(group);
    }

    @Test
    void milestones_of_one_incident_are_put_together_apart() {
        var closing = group(true, Set.of(), Set.of());
        var imaged = new Group(INCIDENT, REGION, Milestone.IMAGED, true, new TreeSet<>(), new TreeSet<>());

        assertThat(closing.key())
                .isEqualTo(REGION + "/" + INCIDENT + "/CLOSING")
                .isNotEqualTo(imaged.key());
    }

    @Test
    void a_group_comes_back_from_the_work_bucket_as_it_was() {
        var group = group(true, Set.of("b", "a"), Set.of("b"));

        assertThat(Wire.read(Wire.document(group), Group.class)).isEqualTo(group);
    }

    private static Group group(boolean known, Set<String> expected, Set<String> reached) {
        return new Group(INCIDENT, REGION, Milestone.CLOSING, known, new TreeSet<>(expected), new TreeSet<>(reached));
    }
}
