package impound.processors.stage;

import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link.AttemptEnded;
import impound.processors.evidence.Link.Rerouted;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static final Evidence EVIDENCE = Life.upTo(StageName.RESTORE);

    @Test
    void the_same_wish_has_the_same_token_whatever_else_is_on_record() {
        var rerouted = Life.add(EVIDENCE, new Rerouted(Life.AT, StageName.RESTORE, Life.WAY, "why"));

        assertThat(token(rerouted, StageName.RESTORE, "us-east-1a"))
                .isEqualTo(token(EVIDENCE, StageName.RESTORE, "us-east-1a"));
    }

    @Test
    void another_volume_stage_attempt_or_zone_is_another_wish() {
        var tokens = Set.of(
                token(EVIDENCE, StageName.RESTORE, "us-east-1a"),
                token(Life.upTo(StageName.RESTORE, Ids.DATA), StageName.RESTORE, "us-east-1a"),
                token(EVIDENCE, StageName.LAUNCH, "us-east-1a"),
                token(EVIDENCE, StageName.RESTORE, "us-east-1b"),
                token(
                        Life.add(EVIDENCE, new AttemptEnded(Life.AT, StageName.RESTORE, "zone")),
                        StageName.RESTORE,
                        "us-east-1a"));

        assertThat(tokens).hasSize(5);
    }

    @Test
    void a_token_has_no_more_characters_than_ec2_takes() {
        assertThat(token(EVIDENCE, StageName.RESTORE, "x".repeat(500)))
                .hasSizeLessThanOrEqualTo(64)
                .matches("[a-z0-9]+");
    }

    private static String token(Evidence evidence, StageName stage, String varies) {
        return Token.of(evidence, stage, varies);
    }
}
