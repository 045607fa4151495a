package impound.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.gateway.Volumes.Disk;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The kind of volume that disks are restored to, judged by the bounds that the sandbox knows of every type. */
class RestoredSizesTest {
    /** EBS has no larger volume and no larger snapshot. */
    private static final int LARGEST = 65_536;

    private final VolumeType type = VolumeType.named(Disk.OF_ANY_SIZE.type());

    @Test
    void a_volume_of_every_size_that_a_disk_can_have_is_admitted() {
        assertThatCode(() -> IntStream.rangeClosed(1, LARGEST).forEach(type::admit))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> type.admit(LARGEST + 1)).hasMessageContaining("too large");
    }

    @Test
    void the_articles_rule_would_have_made_volumes_that_no_type_has() {
        assertThatThrownBy(() -> VolumeType.st1.admit(124)).hasMessageContaining("too small");
        assertThatThrownBy(() -> VolumeType.standard.admit(1025)).hasMessageContaining("too large");
        assertThatThrownBy(() -> VolumeType.st1.admit(16_385)).hasMessageContaining("too large");
    }

    @Test
    void the_throughput_is_what_the_operations_of_every_size_allow() {
        var operations = type.iops(Optional.empty(), 1).orElseThrow();

        assertThat(Disk.OF_ANY_SIZE.throughput() * 4).isEqualTo(operations);
    }
}
