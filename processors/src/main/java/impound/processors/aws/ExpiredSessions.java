package impound.processors.aws;

import impound.processors.failure.Answers;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Believes AWS when it says that a session is over, whatever we know of when it ends: clocks differ, and roles' sessions are revoked. The
 * next try has a new one.
 */
public final class ExpiredSessions implements ExecutionInterceptor {
    private final Runnable own;

    /** @param own lets go of the coordinator's own credentials, with which all other calls are made */
    public ExpiredSessions(Runnable own) {
        this.own = own;
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (Answers.isExpired(context.exception())) {
            var session = attributes.getAttribute(Session.OF_CALL);
            var expired = session == null ? own : session.whenExpired();
            expired.run();
        }
    }
}
