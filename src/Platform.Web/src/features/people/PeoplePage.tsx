import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';
import { BreakReasonsSection } from './BreakReasonsSection';
import { CallerListsSection } from './CallerListsSection';
import { DispositionsSection } from './DispositionsSection';
import { SkillsSection } from './SkillsSection';
import { TeamsSection } from './TeamsSection';

/** What agents and callers are grouped and told apart by. */
export default function PeoplePage() {
  const { t } = useTranslation();
  return (
    <Page title={t('people.title')}>
      <div className="columns">
        <TeamsSection />
        <SkillsSection />
        <BreakReasonsSection />
        <DispositionsSection />
        <CallerListsSection />
      </div>
    </Page>
  );
}
