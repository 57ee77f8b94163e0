import type {ProblemCode} from '../../content/problem.ts';
import {rule as admonition} from './admonition.ts';
import {rule as brokenAnchor} from './broken-anchor.ts';
import {rule as brokenImage} from './broken-image.ts';
import {rule as brokenLink} from './broken-link.ts';
import {rule as checkFailed} from './check-failed.ts';
import {rule as checkWithoutClaim} from './check-without-claim.ts';
import {rule as claimWithoutCheck} from './claim-without-check.ts';
import {rule as diagramWithoutClaim} from './diagram-without-claim.ts';
import {rule as doubledAnchor} from './doubled-anchor.ts';
import {rule as doubledCheck} from './doubled-check.ts';
import {rule as doubledClaim} from './doubled-claim.ts';
import {rule as doubledPage} from './doubled-page.ts';
import {rule as doubledRegion} from './doubled-region.ts';
import {rule as drift} from './drift.ts';
import {rule as emptyRegion} from './empty-region.ts';
import {rule as filledSnippet} from './filled-snippet.ts';
import {rule as frontMatter} from './front-matter.ts';
import {rule as invalidDiagram} from './invalid-diagram.ts';
import {rule as missingClient} from './missing-client.ts';
import {rule as missingExample} from './missing-example.ts';
import {rule as missingFile} from './missing-file.ts';
import {rule as missingName} from './missing-name.ts';
import {rule as missingOutput} from './missing-output.ts';
import {rule as missingRegion} from './missing-region.ts';
import {rule as notAPage} from './not-a-page.ts';
import {rule as outsideExamples} from './outside-examples.ts';
import {rule as pageSyntax} from './page-syntax.ts';
import {rule as pageTooDeep} from './page-too-deep.ts';
import {rule as regionMarker} from './region-marker.ts';
import type {Rule} from './rule.ts';
import {rule as scriptInPage} from './script-in-page.ts';
import {rule as sidebar} from './sidebar.ts';
import {rule as uncheckedWithoutReason} from './unchecked-without-reason.ts';
import {rule as unclassifiedFence} from './unclassified-fence.ts';
import {rule as unclosedRegion} from './unclosed-region.ts';
import {rule as undefinedReference} from './undefined-reference.ts';
import {rule as unknownAttribute} from './unknown-attribute.ts';
import {rule as unknownComponent} from './unknown-component.ts';
import {rule as unknownHeader} from './unknown-header.ts';
import {rule as unknownPath} from './unknown-path.ts';
import {rule as unknownPattern} from './unknown-pattern.ts';
import {rule as unknownStatus} from './unknown-status.ts';
import {rule as unknownVariable} from './unknown-variable.ts';
import {rule as unopenedRegion} from './unopened-region.ts';
import {rule as unreadValue} from './unread-value.ts';
import {rule as unreadableFile} from './unreadable-file.ts';
import {rule as unreadableRequest} from './unreadable-request.ts';
import {rule as unusedPattern} from './unused-pattern.ts';

/** The rule of each kind of problem, in the order of the alphabet. */
export const rules: Readonly<Record<ProblemCode, Rule>> = {
  admonition,
  'broken-anchor': brokenAnchor,
  'broken-image': brokenImage,
  'broken-link': brokenLink,
  'check-failed': checkFailed,
  'check-without-claim': checkWithoutClaim,
  'claim-without-check': claimWithoutCheck,
  'diagram-without-claim': diagramWithoutClaim,
  'doubled-anchor': doubledAnchor,
  'doubled-check': doubledCheck,
  'doubled-claim': doubledClaim,
  'doubled-page': doubledPage,
  'doubled-region': doubledRegion,
  drift,
  'empty-region': emptyRegion,
  'filled-snippet': filledSnippet,
  'front-matter': frontMatter,
  'invalid-diagram': invalidDiagram,
  'missing-client': missingClient,
  'missing-example': missingExample,
  'missing-file': missingFile,
  'missing-name': missingName,
  'missing-output': missingOutput,
  'missing-region': missingRegion,
  'not-a-page': notAPage,
  'outside-examples': outsideExamples,
  'page-syntax': pageSyntax,
  'page-too-deep': pageTooDeep,
  'region-marker': regionMarker,
  'script-in-page': scriptInPage,
  sidebar,
  'unchecked-without-reason': uncheckedWithoutReason,
  'unclassified-fence': unclassifiedFence,
  'unclosed-region': unclosedRegion,
  'undefined-reference': undefinedReference,
  'unknown-attribute': unknownAttribute,
  'unknown-component': unknownComponent,
  'unknown-header': unknownHeader,
  'unknown-path': unknownPath,
  'unknown-pattern': unknownPattern,
  'unknown-status': unknownStatus,
  'unknown-variable': unknownVariable,
  'unopened-region': unopenedRegion,
  'unread-value': unreadValue,
  'unreadable-file': unreadableFile,
  'unreadable-request': unreadableRequest,
  'unused-pattern': unusedPattern,
};
