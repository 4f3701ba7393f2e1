package kr.haetae.hub.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.frame.Limit;

/**
 * Asks every exchange whether it manages an address. A verification of another agency is treated as unknown, so that
 * nobody learns of it. Every method may throw {@link kr.haetae.hub.frame.Problem}.
 */
public interface Verifications {

    /** Looks at an upload without keeping anything of it. */
    UploadPreview preview(Caller caller, Upload upload, ColumnMapping mapping);

    /** Accepts a verification: when this returns it is durable and will be carried out. */
    VerificationId submit(Caller caller, Submission submission);

    /** The agency's verifications of a case, newest first: the newest {@link Limit#VERIFICATION_LIST} only. */
    List<VerificationSummary> ofCase(Caller caller, CaseId caseId);

    /** The newest verification of each of these cases, as far as they have any; by case id. */
    Map<CaseId, VerificationSummary> latestOf(Caller caller, Collection<CaseId> cases);

    /** The caller's agency's newest verifications, at most {@code max} and {@link Limit#VERIFICATION_LIST}. */
    List<VerificationSummary> recent(Caller caller, int max);

    VerificationSummary summary(Caller caller, VerificationId id);

    Progress progress(Caller caller, VerificationId id);

    RowPage rows(Caller caller, VerificationId id, RowQuery query);

    /** Writes all rows; the stream is left open. */
    void export(Caller caller, VerificationId id, ExportFormat format, OutputStream out) throws IOException;

    /** A Korean paragraph for the investigation report (수사보고), ready to be pasted. */
    String reportParagraph(Caller caller, VerificationId id);

    /** Records a person's decision and asks that one exchange. */
    void decide(Caller caller, VerificationId id, Decision decision);

    /**
     * Calls the listener, on any thread and quickly to return, whenever something of the verification may have changed:
     * a hint only.
     */
    Watch watch(Caller caller, VerificationId id, Runnable listener);

    /** A standing call-back. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
