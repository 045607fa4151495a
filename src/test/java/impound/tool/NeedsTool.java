package impound.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that needs this program of the system: without it the test is skipped, but under IMPOUND_CI=1 it runs and fails. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ToolIsThere.class)
public @interface NeedsTool {
    String value();

    /** The line that installs it. */
    String install();
}
