import { define } from '../core/define.ts';
import { PleinMemberCard } from './member-card.ts';

define('plein-member-card', PleinMemberCard);
