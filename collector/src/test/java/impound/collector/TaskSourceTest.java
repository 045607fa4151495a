package impound.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.device.Pause;
import impound.collector.digest.Hashes;
import impound.collector.record.RecordJson;
import impound.collector.record.Task;
import impound.collector.record.TaskPointer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TaskSourceTest {

    private static final Pause NOTHING_HAPPENS = time -> {};

    private final MemoryObjects objects = new MemoryObjects();
    private final byte[] task = RecordJson.write(Tasks.of(512));

    @Test
    void gets_the_task_that_user_data_points_at() {
        objects.put("work", "tasks/1.json", task);

        Task found = new TaskSource(objects, NOTHING_HAPPENS).fetch(pointer(Hashes.sha256(task)), "eu-west-1");

        assertThat(found).isEqualTo(Tasks.of(512));
    }

    @Test
    void waits_for_a_role_that_is_not_known_everywhere_yet() {
        Pause roleIsKnown = time -> objects.put("work", "tasks/1.json", task);

        Task found = new TaskSource(objects, roleIsKnown).fetch(pointer(Hashes.sha256(task)), "eu-west-1");

        assertThat(found).isEqualTo(Tasks.of(512));
    }

    @Test
    void gives_up_on_a_role_that_is_refused_for_minutes() {
        assertThatThrownBy(
                        () -> new TaskSource(objects, NOTHING_HAPPENS).fetch(pointer(Hashes.sha256(task)), "eu-west-1"))
                .isInstanceOf(CollectorFailure.AccessRefused.class)
                .hasMessageContaining("tasks/1.json");
    }

    @Test
    void refuses_a_task_with_other_bytes() {
        byte[] changed = RecordJson.write(Tasks.of(1024));
        objects.put("work", "tasks/1.json", changed);

        assertThatThrownBy(
                        () -> new TaskSource(objects, NOTHING_HAPPENS).fetch(pointer(Hashes.sha256(task)), "eu-west-1"))
                .isInstanceOf(CollectorFailure.TaskRefused.class)
                .hasMessageContaining(Hashes.sha256(changed));
    }

    @Test
    void refuses_a_task_for_another_region() {
        objects.put("work", "tasks/1.json", task);

        assertThatThrownBy(
                        () -> new TaskSource(objects, NOTHING_HAPPENS).fetch(pointer(Hashes.sha256(task)), "us-east-1"))
                .isInstanceOf(CollectorFailure.TaskRefused.class);
    }

    @Test
    void refuses_user_data_that_is_no_pointer() {
        assertThatThrownBy(() -> new TaskSource(objects, NOTHING_HAPPENS).fetch("#!/bin/bash", "eu-west-1"))
                .isInstanceOf(CollectorFailure.TaskRefused.class)
                .hasMessageContaining("user data");
    }

    private static String pointer(String sha256) {
        byte[] json = RecordJson.write(new TaskPointer("eu-west-1", "work", "tasks/1.json", sha256));
        return new String(json, StandardCharsets.UTF_8);
    }
}
