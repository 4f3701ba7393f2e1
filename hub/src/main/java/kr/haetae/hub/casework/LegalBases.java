package kr.haetae.hub.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The dated catalogue of grounds in law. */
public interface LegalBases {
    /** Every basis as it reads on a day, also those not in force then, by code. */
    List<LegalBasis> on(LocalDate day);

    /** One basis as it reads on a day. */
    Optional<LegalBasis> find(LegalBasisCode code, LocalDate day);
}
