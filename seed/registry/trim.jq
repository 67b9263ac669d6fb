# Of a study record of the ClinicalTrials.gov API (version 2): the modules that are read here, each whole.
# The responsible party goes too: it can be a person.
{
  protocolSection: (
    .protocolSection
    | {
        identificationModule,
        statusModule,
        sponsorCollaboratorsModule,
        conditionsModule,
        designModule,
        armsInterventionsModule
      }
    | del(.sponsorCollaboratorsModule.responsibleParty)
  ),
  resultsSection: (.resultsSection | {outcomeMeasuresModule}),
  derivedSection: (.derivedSection | {miscInfoModule})
}
| if .resultsSection.outcomeMeasuresModule == null then del(.resultsSection) else . end
| del(.. | nulls)
