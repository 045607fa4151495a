package impound.tool;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides whether a test with {@link NeedsTool} can run here. */
final class ToolIsThere implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return findAnnotation(context.getElement(), NeedsTool.class)
                .filter(needed -> !Tool.isThere(needed.value()))
                .map(needed -> missing(needed.value(), needed.install(), System.getenv("IMPOUND_CI")))
                .orElseGet(() -> ConditionEvaluationResult.enabled("all tools are there"));
    }

    static ConditionEvaluationResult missing(String tool, String install, String ci) {
        return "1".equals(ci)
                ? ConditionEvaluationResult.enabled(tool + " is missing: the test will say so")
                : ConditionEvaluationResult.disabled("no " + tool + " here: " + install);
    }
}
