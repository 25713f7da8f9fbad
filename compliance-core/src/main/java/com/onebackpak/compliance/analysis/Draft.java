package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A situation in the making, after an assignment: each part of the space adds what it tells apart. Not thread-safe. */
final class Draft {
    static final PartyId SUBJECT = PartyId.of("subject");
    static final PartyId AGENCY = PartyId.of("agency");
    static final PartyId APPLICATION = PartyId.of("application");

    final BitSet assignment;
    final ProcessingRequest.Builder request = ProcessingRequest.builder();
    final Facts.Builder facts = Facts.builder();

    /** What each agreement in force says: of every group of tests, in what its entries differ. */
    final List<List<UnaryOperator<Agreement>>> agreements = new ArrayList<>();

    Instant at = Instant.EPOCH;
    Category category = Category.NAME;
    Optional<Purpose> purpose = Optional.empty();
    Optional<PartyId> recipient = Optional.empty();
    Optional<LocalDate> birth = Optional.empty();

    Draft(BitSet assignment) {
        this.assignment = assignment;
    }

    Situation situation() {
        return new Situation(request.build(), facts.build(), at);
    }
}
