package kr.haetae.hub.verification.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.verification.honesty.Consents;
import kr.haetae.hub.verification.honesty.HonestyRates;
import kr.haetae.hub.verification.honesty.HoneyAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether exchanges answer honestly. */
@RestController
@RequestMapping("/api/v1/honesty")
@Tag(name = "honesty", description = "Batches about addresses whose holder is known, with the exchanges' consent")
class HonestyController {
    private final HonestyRates rates;
    private final Consents consents;
    private final HoneyAddresses addresses;

    HonestyController(HonestyRates rates, Consents consents, HoneyAddresses addresses) {
        this.rates = rates;
        this.consents = consents;
        this.addresses = addresses;
    }

    /** Every exchange's rates. */
    record RatesView(List<HonestyRates.Rates> items) {}

    /** An exchange's consent in writing. */
    record NewConsent(
            @NotBlank @Size(max = 64) String exchange,
            @NotBlank @Size(max = 100) String documentNo,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String documentSha256) {}

    /** Whose consent ends. */
    record Withdrawal(@NotBlank @Size(max = 64) String exchange) {}

    /** An address whose holder is known. */
    record KnownAddress(
            @NotBlank @Size(max = 64) String chain,
            @NotBlank @Size(max = 1000) String address,
            @Nullable @Size(max = 64) String heldBy,
            @NotBlank @Size(max = 1000) String source) {
        HoneyAddresses.Known known() {
            return new HoneyAddresses.Known(chain, address, heldBy, source);
        }

        @Override
        public String toString() {
            return "KnownAddress[]";
        }
    }

    /** Addresses to add. */
    record NewAddresses(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid KnownAddress> addresses) {}

    /** Addresses of the list. */
    record AddressList(List<HoneyAddresses.Listed> items) {}

    /** How many there are now. */
    record AddressCount(int total) {}

    @Operation(summary = "Claims, misses, denials and conflicts of each exchange in 90 days")
    @GetMapping
    RatesView rates() {
        return new RatesView(rates.all());
    }

    @Operation(summary = "Record an exchange's written consent to honey batches")
    @PostMapping("/consents")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void consent(Caller caller, @Valid @RequestBody NewConsent consent) {
        consents.record(caller, new ExchangeId(consent.exchange()), consent.documentNo(), consent.documentSha256());
    }

    @Operation(summary = "End an exchange's consent")
    @PostMapping("/consents/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @Valid @RequestBody Withdrawal withdrawal) {
        consents.withdraw(caller, new ExchangeId(withdrawal.exchange()));
    }

    @Operation(summary = "The newest addresses of the list, to compare with what was drawn from an agent's log")
    @GetMapping("/addresses")
    AddressList list(Caller caller) {
        return new AddressList(addresses.list(caller));
    }

    @Operation(summary = "Add addresses whose holder is known; without heldBy nobody may claim them")
    @PostMapping("/addresses")
    @ResponseStatus(HttpStatus.CREATED)
    AddressCount add(Caller caller, @Valid @RequestBody NewAddresses added) {
        return new AddressCount(addresses.add(
                caller, added.addresses().stream().map(KnownAddress::known).toList()));
    }
}
