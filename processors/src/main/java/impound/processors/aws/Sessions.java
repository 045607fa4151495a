package impound.processors.aws;

import impound.processors.gateway.Scope;

/** In whose name a call is made. */
public interface Sessions {
    /** For calls that change something: a session that bears the incident's name. */
    Session changing(Scope scope);

    /** For calls that only look: one session an account, whatever the incident. */
    Session looking(Scope scope);
}
